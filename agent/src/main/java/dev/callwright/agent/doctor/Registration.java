package dev.callwright.agent.doctor;

import java.time.Duration;

/** How a registration of ours stands. */
public sealed interface Registration {

    /** The trunk does not want one. */
    record Unwanted() implements Registration {}

    /** Nothing is known yet. */
    record Unknown() implements Registration {}

    /** It stands, for this long. */
    record Standing(Duration left) implements Registration {}

    /** The registrar answered with this final status. */
    record Refused(int status, String reason) implements Registration {}

    /** The registrar was not reached, for this reason. */
    record Unreached(Obstacle obstacle, String detail) implements Registration {}

    /** What stands between us and a peer. */
    enum Obstacle {
        /** Nobody answered in time. */
        SILENCE,
        /** Its name is not in the DNS. */
        NAME,
        /** Nobody listens there. */
        REFUSED,
        /** Its certificate is not signed by anyone we trust. */
        CERTIFICATE,
        /** Its certificate is for another name. */
        CERTIFICATE_NAME,
        /** It offers no digest we can answer, such as auth-int alone. */
        DIGEST,
        /** Something else. */
        OTHER
    }
}
