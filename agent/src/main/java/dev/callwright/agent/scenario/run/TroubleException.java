package dev.callwright.agent.scenario.run;

/** A step of a test cannot be done; the message says which and why. */
final class TroubleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TroubleException(String message) {
        super(message);
    }
}
