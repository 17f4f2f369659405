package dev.callwright.sip.trunk;

import java.time.Instant;

/**
 * How a trunk is doing. Immutable snapshot.
 *
 * @param trunk        name of the trunk
 * @param registering  our registration with it
 * @param health       whether its target answers OPTIONS
 */
public record TrunkState(String trunk, Registering registering, Health health) {

    /** Our registration. */
    public sealed interface Registering {

        /** We are not to register. */
        record Unregistered() implements Registering {}

        /** Nothing has come of the first attempt yet. */
        record Trying() implements Registering {}

        /**
         * Registered.
         *
         * @param since      when it first succeeded, without a failure since
         * @param until      when the registration ends unless it is refreshed
         * @param registrar  SIP URI of the registrar
         */
        record Registered(Instant since, Instant until, String registrar) implements Registering {}

        /**
         * Refused or unanswered.
         *
         * @param status   the last status; 408 when nobody answered, 503 also when it could not be sent
         * @param reason   what the peer said, or what we found
         * @param since    when it began to fail
         * @param nextTry  when it is tried again
         */
        record Failing(int status, String reason, Instant since, Instant nextTry) implements Registering {}
    }

    /** What OPTIONS tells of the target. Calls are placed all the same. */
    public sealed interface Health {

        /** There is no target, or the first answer has yet to come. */
        record Unknown() implements Health {}

        /** Answers, whatever it says but 408 and 503. */
        record Reachable(Instant since, int status) implements Health {}

        record Unreachable(Instant since, int status, String reason) implements Health {}
    }
}
