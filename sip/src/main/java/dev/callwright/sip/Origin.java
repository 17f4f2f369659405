package dev.callwright.sip;

/** For whom a request was admitted. */
public sealed interface Origin {

    String name();

    /** A trunk, recognised by its source address. */
    record Trunk(String name) implements Origin {}

    /** A softphone user, authenticated by digest. */
    record User(String name) implements Origin {}
}
