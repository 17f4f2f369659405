package dev.callwright.agent.control;

/** A command cannot be done. The message is a sentence for the operator, without secrets. */
public final class CommandException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String sentence;

    public CommandException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    public CommandException(String sentence, Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
