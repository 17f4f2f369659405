package dev.callwright.agent.bridge.event;

import dev.callwright.agent.realtime.RealtimeEnd;
import dev.callwright.agent.realtime.ServerEvent;
import java.util.List;

/** What the data plane tells the call. Delivered on the media loop: hand over, never block. */
public sealed interface BridgeEvent {

    /**
     * The model is configured and listens.
     *
     * @param again  whether this is a return after a drop
     */
    record ModelReady(boolean again) implements BridgeEvent {}

    /** The model went away; another attempt follows. */
    record ModelLost(RealtimeEnd end, int attempt) implements BridgeEvent {}

    /** The model is gone for good: every attempt is spent, or another would be useless. */
    record ModelGone(RealtimeEnd end) implements BridgeEvent {}

    /** The agent asked for by {@code VoiceBridge.become} speaks and hears from now on, through this model. */
    record TookOver(String model) implements BridgeEvent {}

    /** None of the models asked for by {@code VoiceBridge.become} could be had; the agent of before goes on. */
    record TakeoverFailed(RealtimeEnd end) implements BridgeEvent {}

    /** The caller said this. Comes when the model has understood it, which may be after the answer. */
    record CallerSaid(String text) implements BridgeEvent {}

    /**
     * The agent says this, and the caller has begun to hear it. Told again with the same id, it replaces what was told before:
     * the caller heard only so much of it, perhaps nothing.
     *
     * @param itemId  the model's item; may be empty
     */
    record AgentSaid(String text, String itemId) implements BridgeEvent {
        public AgentSaid(String text) {
            this(text, "");
        }
    }

    /** The model wants these functions called; its response is over, and the answers go to {@code VoiceBridge.answerTools}. */
    record ToolsCalled(String responseId, List<ServerEvent.FunctionCall> calls) implements BridgeEvent {}

    /** The caller pressed a digit on the RTP path. */
    record DigitPressed(char digit) implements BridgeEvent {}

    /** The model was told so many of the keys that were pressed, the oldest it did not know. */
    record KeysTold(int count) implements BridgeEvent {}

    /** The caller's audio has the tones of a digit; the same press may come by other paths too. */
    record ToneHeard(char digit) implements BridgeEvent {}

    /** A step of the present turn happened. */
    record TurnStep(Step step, long atNanos) implements BridgeEvent {}

    /**
     * The caller spoke over the agent, whose speech was dropped at once.
     *
     * @param heardMillis  how much of the answer had left for the caller
     * @param heardText    its words in that time, as nearly as can be told
     */
    record Interrupted(long heardMillis, long atNanos, String heardText) implements BridgeEvent {
        public Interrupted(long heardMillis, long atNanos) {
            this(heardMillis, atNanos, "");
        }
    }

    /** A turn is over: everything was heard, or it was interrupted. */
    record TurnEnded(TurnTimes times) implements BridgeEvent {}

    /** An answer is over that nobody stopped and that came to nothing. */
    record AnsweredNothing(String responseId) implements BridgeEvent {}

    /** The prompt asked for by {@code VoiceBridge.playPrompt} has been heard. */
    record PromptPlayed() implements BridgeEvent {}

    /** What {@code VoiceBridge.recite} was asked for is over: heard to its end, or not. */
    record Recited(String words, boolean heard) implements BridgeEvent {}

    /** These words, asked for by {@code VoiceBridge.lookUp}, can be said without the model. */
    record Known(String words) implements BridgeEvent {}

    /** Who has answered a call of ours, as far as one can tell; see {@code VoiceBridge.screen}. */
    record AnsweredBy(boolean machine) implements BridgeEvent {}

    /** An answering machine has given its tone. */
    record Beeped() implements BridgeEvent {}

    /** No RTP came for the configured time. */
    record CallerSilent() implements BridgeEvent {}

    /** The steps of a turn, in their usual order. */
    enum Step {
        CALLER_STARTED,
        CALLER_STOPPED,
        RESPONSE_CREATED,
        FIRST_AUDIO,
        FIRST_RTP
    }
}
