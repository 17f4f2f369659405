package dev.callwright.agent.store;

/**
 * Where a call came from, or by what way it went. Immutable.
 *
 * @param direction  whether we were called or we called
 * @param kind       a trunk or a softphone user
 * @param name       its name in the configuration
 */
public record CallOrigin(Direction direction, Kind kind, String name) {

    public CallOrigin {
        name = StoredText.name(name);
    }

    /** A call that came from a trunk. */
    public static CallOrigin trunk(String name) {
        return new CallOrigin(Direction.INCOMING, Kind.TRUNK, name);
    }

    /** A call that came from a softphone user. */
    public static CallOrigin user(String name) {
        return new CallOrigin(Direction.INCOMING, Kind.USER, name);
    }

    /** A call we placed by a trunk. */
    public static CallOrigin placedBy(String trunk) {
        return new CallOrigin(Direction.OUTGOING, Kind.TRUNK, trunk);
    }

    /** Name of the trunk; empty for a softphone user. */
    public String trunkName() {
        return kind == Kind.TRUNK ? name : "";
    }

    /** Who called. */
    public enum Direction {
        INCOMING,
        OUTGOING
    }

    /** Kinds of origin. */
    public enum Kind {
        TRUNK,
        USER
    }
}
