package dev.callwright.agent.call;

import dev.callwright.agent.call.CallMoment.Kind;
import dev.callwright.agent.realtime.RealtimeEnd;
import java.time.Duration;

/** The acts that incoming and outgoing calls share: reach the model, greet, let talk, and apologise. Owner: call thread. */
final class Talk {

    private static final Duration APOLOGY_LIMIT = Duration.ofSeconds(10);

    private final CallStage stage;
    private final Voice voice;

    Talk(CallStage stage) {
        this.stage = stage;
        this.voice = stage.voice();
    }

    /** Waits until the model listens or is gone for good; every attempt is bounded, so this is too. */
    void reachModel() throws InterruptedException {
        voice.connect();
        stage.waitFor(
                () -> voice.modelReady() || voice.modelGone().isPresent(),
                stage.services().models().openingLimit());
    }

    /** Talks until somebody has had enough, the model goes for good, or the longest time is over. */
    CallOutcome converse(Duration longest) throws InterruptedException {
        boolean reached = voice.modelReady();
        String greeting = stage.agent().greeting();
        if (reached && !greeting.isEmpty()) {
            voice.speak(Wording.greeting(greeting));
        }
        if (reached) {
            stage.waitFor(() -> voice.modelGone().isPresent(), longest);
        }
        if (reached && voice.modelGone().isEmpty()) {
            return CallOutcome.TOO_LONG;
        }
        apologise();
        return voice.modelGone().map(end -> CallOutcome.ofModel(end, reached)).orElse(CallOutcome.MODEL_UNREACHABLE);
    }

    private void apologise() throws InterruptedException {
        stage.chronicle()
                .moment(Kind.APOLOGY, voice.modelGone().map(RealtimeEnd::detail).orElse("no answer in time"));
        voice.playPrompt(stage.services().apology());
        stage.waitFor(voice::promptPlayed, APOLOGY_LIMIT);
    }
}
