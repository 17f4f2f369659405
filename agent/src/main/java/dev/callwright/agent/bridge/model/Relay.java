package dev.callwright.agent.bridge.model;

/** Carries over from one session to the next what the call would miss. On the media loop. */
public interface Relay {

    /** The present session is gone, or is to go. */
    void leave();

    /** This session is the present one from now on, and knows nothing yet. */
    void brief(ModelRun fresh);

    /** It knows; what is still to be said may be asked for, unless it is another agent, who is told by others. */
    void resume(ModelRun fresh, boolean again);
}
