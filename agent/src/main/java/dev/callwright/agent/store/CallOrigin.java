package dev.callwright.agent.store;

/**
 * For whom a call was admitted. Immutable.
 *
 * @param kind  a trunk or a softphone user
 * @param name  its name in the configuration
 */
public record CallOrigin(Kind kind, String name) {

    public CallOrigin {
        name = StoredText.name(name);
    }

    public static CallOrigin trunk(String name) {
        return new CallOrigin(Kind.TRUNK, name);
    }

    public static CallOrigin user(String name) {
        return new CallOrigin(Kind.USER, name);
    }

    /** Kinds of origin. */
    public enum Kind {
        TRUNK,
        USER
    }
}
