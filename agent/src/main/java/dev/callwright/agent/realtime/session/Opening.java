package dev.callwright.agent.realtime.session;

import dev.callwright.agent.realtime.EventType;

/**
 * The opening story as a pure machine: greeting, configuration, confirmation. Owner: media loop.
 *
 * <p>Two deviations seen in the field are allowed for. A service may keep the greeting to itself: after a grace period we
 * configure it anyway. And the confirmation may be mislabelled as a second greeting, as in a sample of StepFun's own page.
 */
final class Opening {

    /** What is to be done now. */
    enum Action {
        NOTHING,
        CONFIGURE,
        READY
    }

    private enum State {
        CONNECTING,
        AWAITING_GREETING,
        CONFIGURED_UNGREETED,
        CONFIGURED,
        READY
    }

    private State state = State.CONNECTING;

    /** The WebSocket is open. */
    void connected() {
        state = State.AWAITING_GREETING;
    }

    /** The service kept silent for the grace period. */
    Action graceOver() {
        if (state != State.AWAITING_GREETING) {
            return Action.NOTHING;
        }
        state = State.CONFIGURED_UNGREETED;
        return Action.CONFIGURE;
    }

    /** {@code session.created} or {@code session.updated} came, or {@code conversation.created}, which is half a greeting. */
    Action session(EventType type) {
        if (type == EventType.CONVERSATION_CREATED) {
            return graceOver();
        }
        return switch (state) {
            case AWAITING_GREETING -> to(State.CONFIGURED, Action.CONFIGURE);
            case CONFIGURED -> to(State.READY, Action.READY);
            case CONFIGURED_UNGREETED ->
                type == EventType.SESSION_UPDATED
                        ? to(State.READY, Action.READY)
                        : to(State.CONFIGURED, Action.NOTHING);
            case CONNECTING, READY -> Action.NOTHING;
        };
    }

    boolean ready() {
        return state == State.READY;
    }

    /** Whether an error about a request can only mean our configuration. */
    boolean configuring() {
        return state == State.CONFIGURED || state == State.CONFIGURED_UNGREETED;
    }

    /** What is being waited for, as the end of a sentence. */
    String waitingFor() {
        return switch (state) {
            case CONNECTING -> "the connection was not up";
            case AWAITING_GREETING -> "the service had not greeted";
            case CONFIGURED, CONFIGURED_UNGREETED -> "the service had not confirmed the configuration";
            case READY -> "the session was ready";
        };
    }

    private Action to(State next, Action action) {
        state = next;
        return action;
    }
}
