package dev.callwright.agent.cli;

/** A file given on the command line cannot be used; the message names it and says why. */
final class InputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InputException(String message, Throwable cause) {
        super(message, cause);
    }

    InputException(String message) {
        super(message);
    }
}
