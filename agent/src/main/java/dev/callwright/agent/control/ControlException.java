package dev.callwright.agent.control;

/** The control socket cannot be had, nobody answers there, or the conversation broke. The message names the socket. */
public final class ControlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ControlException(String message) {
        super(message);
    }

    ControlException(String message, Throwable cause) {
        super(message, cause);
    }
}
