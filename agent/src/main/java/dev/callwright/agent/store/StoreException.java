package dev.callwright.agent.store;

/** The records cannot be read. The message is a sentence for the operator, without secrets. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
