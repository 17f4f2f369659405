package dev.callwright.config.yaml;

/** A value cannot be read as what its key stands for. Caught by the binder, which knows the key; it carries no stack trace. */
final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    private final String message;
    private final String remedy;

    Unreadable(String message, String remedy) {
        super(message, null, false, false);
        this.message = message;
        this.remedy = remedy;
    }

    String message() {
        return message;
    }

    String remedy() {
        return remedy;
    }
}
