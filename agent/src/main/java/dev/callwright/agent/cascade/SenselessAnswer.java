package dev.callwright.agent.cascade;

import java.io.IOException;

/** A service answered with something else than what was asked for. */
final class SenselessAnswer extends IOException {

    private static final long serialVersionUID = 1;

    /** @param what  completes "the service gave ..." */
    SenselessAnswer(String what) {
        super(what);
    }
}
