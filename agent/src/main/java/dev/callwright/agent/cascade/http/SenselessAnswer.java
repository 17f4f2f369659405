package dev.callwright.agent.cascade.http;

import java.io.IOException;

/** A service answered with something else than what was asked for. */
public final class SenselessAnswer extends IOException {

    private static final long serialVersionUID = 1;

    /**
     * An answer of no use.
     *
     * @param what  completes "the service gave ..."
     */
    public SenselessAnswer(String what) {
        super(what);
    }
}
