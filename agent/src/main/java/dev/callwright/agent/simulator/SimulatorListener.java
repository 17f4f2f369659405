package dev.callwright.agent.simulator;

/** Watches a simulator, for tests and measurements. Called on the loop of the connection: it must not block. */
public interface SimulatorListener {

    SimulatorListener NONE = _ -> {};

    void onMoment(Moment moment);

    /** A client has sent a text frame, here as it came. */
    default void onFrame(String sessionId, String text) {}
}
