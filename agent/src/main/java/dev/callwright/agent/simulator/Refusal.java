package dev.callwright.agent.simulator;

/** A client event that is answered with an {@code error}; the session goes on. Carries no stack trace. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * A refusal as the service words it.
     *
     * @param code empty for none, as the service often has it
     */
    public Refusal(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public static Refusal invalidFormat() {
        return new Refusal("", "invalid event format");
    }

    public String code() {
        return code;
    }

    public String message() {
        return String.valueOf(getMessage());
    }
}
