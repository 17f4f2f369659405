package dev.callwright.agent.call.story;

import dev.callwright.agent.call.CallMoment.Kind;
import dev.callwright.agent.call.CallOutcome;
import dev.callwright.agent.call.stage.CallStage;
import dev.callwright.agent.call.stage.Voice;
import dev.callwright.agent.realtime.RealtimeEnd;
import java.time.Duration;
import java.util.Optional;

/** The acts that incoming and outgoing calls share: reach the model, greet, let talk, and apologise. Owner: call thread. */
final class Talk {

    private static final Duration APOLOGY_LIMIT = Duration.ofSeconds(10);

    private final CallStage stage;
    private final Voice voice;
    private Optional<Screen> screen = Optional.empty();

    Talk(CallStage stage) {
        this.stage = stage;
        this.voice = stage.voice();
    }

    /** Finds out, before the agent speaks, whether a machine has answered: for calls we place. */
    void screen() {
        screen = Optional.of(new Screen(stage));
        screen.get().begin();
    }

    /** Begins to reach the model, and waits for it unless the caller can be greeted without it. */
    void reachModel() throws InterruptedException {
        voice.connect();
        voice.lookUp(stage.agent().greeting());
        stage.waitFor(
                () -> voice.known() || settled(), stage.services().models().openingLimit());
    }

    private boolean settled() {
        return voice.modelReady() || voice.modelGone().isPresent();
    }

    /** Waits until the model listens or is gone for good; every attempt is bounded, so this is too. */
    private void awaitModel() throws InterruptedException {
        stage.waitFor(this::settled, stage.services().models().openingLimit());
    }

    /** Talks until somebody has had enough, the model goes for good, or the longest time is over. */
    CallOutcome converse(Duration longest) throws InterruptedException {
        Care care = new Care(stage, longest);
        Optional<CallOutcome> machine = screen.isPresent() ? screen.get().pass() : Optional.empty();
        if (machine.isPresent()) {
            return machine.get();
        }
        String greeting = stage.agent().greeting();
        if (!greeting.isEmpty() && voice.modelGone().isEmpty()) {
            voice.say(greeting, false);
        }
        awaitModel();
        boolean reached = voice.modelReady();
        Optional<CallOutcome> end = reached ? care.attend() : Optional.empty();
        if (end.isPresent()) {
            return end.get();
        }
        apologise();
        return voice.modelGone().map(gone -> CallOutcome.ofModel(gone, reached)).orElse(CallOutcome.MODEL_UNREACHABLE);
    }

    private void apologise() throws InterruptedException {
        stage.chronicle()
                .moment(Kind.APOLOGY, voice.modelGone().map(RealtimeEnd::detail).orElse("no answer in time"));
        voice.playPrompt(stage.services().apology());
        stage.waitFor(voice::promptPlayed, APOLOGY_LIMIT);
    }
}
