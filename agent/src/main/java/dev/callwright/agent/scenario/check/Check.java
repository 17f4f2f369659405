package dev.callwright.agent.scenario.check;

/**
 * One thing that a test looked at. Immutable.
 *
 * @param claim   what must be, in words
 * @param result  whether it is
 * @param found   what was found instead; empty if it is as it must be
 */
public record Check(String claim, Result result, String found) {

    /** Whether a claim holds. */
    public enum Result {
        HOLDS,
        FAILS,
        /** Nothing is known of it, as of a server of somebody else's. */
        UNKNOWN
    }

    static Check of(String claim, boolean holds, String found) {
        return new Check(claim, holds ? Result.HOLDS : Result.FAILS, holds ? "" : found);
    }

    static Check unknown(String claim) {
        return new Check(claim, Result.UNKNOWN, "only the server knows");
    }

    public boolean fails() {
        return result == Result.FAILS;
    }
}
