package dev.callwright.agent.call;

import java.io.Serial;

/** Leaves the story of a call from whatever act it is in. Carries an outcome, not a fault, so it has no stack trace. */
public final class CallEnded extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final CallOutcome outcome;

    public CallEnded(CallOutcome outcome) {
        super(outcome.sentence(), null, false, false);
        this.outcome = outcome;
    }

    public CallOutcome outcome() {
        return outcome;
    }
}
