package dev.callwright.agent.scenario.run;

import dev.callwright.agent.phone.BadWire;
import dev.callwright.agent.phone.PhoneMoment;
import dev.callwright.agent.phone.PhoneMoment.Kind;
import dev.callwright.agent.phone.ScriptedPhone;
import dev.callwright.agent.scenario.plan.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Does at a phone what the steps of a call say. Owner: the phone's thread. */
final class StepPlayer {

    /** Longer than a pause between two sentences, for a voice that is torn by a busy machine, too. */
    private static final Duration END_OF_ANSWER = Duration.ofMillis(800);

    private final Stage stage;
    private final ScriptedPhone phone;
    private final Optional<BadWire> network;
    private final long deadline;

    private String callId;
    private long actedAt = System.nanoTime();

    /** @param callId the server's own id of the call; empty where it is not known */
    StepPlayer(Stage stage, ScriptedPhone phone, Optional<BadWire> network, Duration limit, String callId) {
        this.stage = stage;
        this.phone = phone;
        this.network = network;
        this.deadline = System.nanoTime() + limit.toNanos();
        this.callId = callId;
    }

    /**
     * Does one step.
     *
     * @throws TroubleException when it cannot be done
     */
    void play(Step step) throws InterruptedException {
        if (step.waitFor() != Step.WaitFor.NOTHING) {
            await(step);
        } else if (step.pause().isPositive()) {
            var _ = phone.await(Kind.PEER_HUNG_UP, 0, left(step.pause()));
        } else {
            act(step);
            actedAt = System.nanoTime();
        }
    }

    boolean over() {
        return phone.happened(Kind.PEER_HUNG_UP) || phone.happened(Kind.HUNG_UP) || phone.happened(Kind.REFUSED);
    }

    /** How it ended, as far as the phone knows. */
    String end() {
        return phone.moments().stream()
                .filter(moment -> moment.kind() == Kind.PEER_HUNG_UP || moment.kind() == Kind.HUNG_UP)
                .map(moment -> moment.kind() == Kind.HUNG_UP
                        ? "the phone had hung up"
                        : "the agent had hung up" + (moment.detail().isEmpty() ? "" : ", " + moment.detail()))
                .findFirst()
                .orElse("it was refused");
    }

    private void act(Step step) throws InterruptedException {
        if (step.speaks()) {
            speak(step);
        } else if (step.beep().isPositive()) {
            phone.say(Voice.beep(step.beep()));
        } else if (!step.press().isEmpty()) {
            press(step);
        } else if (step.changesNetwork()) {
            network.ifPresent(wire -> wire.be(step.network()));
        } else {
            switch (step.act()) {
                case HOLD -> phone.hold();
                case RESUME -> phone.resume();
                case HANG_UP -> phone.hangUp();
                case NOTHING -> {}
            }
        }
    }

    private void speak(Step step) throws InterruptedException {
        if (step.interrupt().isPositive()) {
            require(this::agentSpeaks, step.within(), "the agent did not speak, so it could not be interrupted");
            long began = lastOf(Kind.AGENT_STARTED);
            Duration left = Duration.ofNanos(began + step.interrupt().toNanos() - System.nanoTime());
            if (left.isPositive()) {
                var _ = phone.await(Kind.PEER_HUNG_UP, 0, left(left));
            }
        }
        phone.say(stage.sound(step));
    }

    private void press(Step step) {
        switch (step.by()) {
            case RTP -> phone.press(step.press());
            case INFO -> step.press().chars().forEach(key -> phone.pressByInfo((char) key));
        }
    }

    private void await(Step step) throws InterruptedException {
        switch (step.waitFor()) {
            case AGENT -> require(this::agentSpeaks, step.within(), "the agent did not begin to speak");
            case ANSWER ->
                require(() -> answered() && quietFor(END_OF_ANSWER), step.within(), "the agent did not answer");
            case SILENCE -> require(() -> quietFor(step.lasting()), step.within(), "it did not become quiet");
            case WORDS -> awaitWords(step);
            case HANG_UP ->
                require(() -> phone.happened(Kind.PEER_HUNG_UP), step.within(), "the agent did not hang up");
            case TRANSFER -> require(() -> phone.happened(Kind.REFERRED), step.within(), "no transfer was asked for");
            case NOTHING -> {}
        }
    }

    private void awaitWords(Step step) throws InterruptedException {
        if (stage.server().isEmpty()) {
            throw new TroubleException("words can only be waited for at a server of the test's own");
        }
        require(
                () -> stage.witness().said(callId(), step.text()) > 0,
                step.within(),
                "the agent did not say /" + step.text() + "/");
    }

    private String callId() {
        if (callId.isEmpty()) {
            callId = stage.server()
                    .flatMap(server -> Witness.idOf(server.store().reader(), phone.callId()))
                    .orElse("");
        }
        return callId;
    }

    private boolean agentSpeaks() {
        return phone.count(Kind.AGENT_STARTED) > phone.count(Kind.AGENT_STOPPED);
    }

    /** Something was said after what was last done here, and it is over. */
    private boolean answered() {
        boolean started = false;
        for (PhoneMoment moment : phone.moments()) {
            started |= moment.kind() == Kind.AGENT_STARTED && moment.atNanos() - actedAt >= 0;
            if (started && moment.kind() == Kind.AGENT_STOPPED && moment.atNanos() - actedAt >= 0) {
                return true;
            }
        }
        return false;
    }

    private boolean quietFor(Duration lasting) {
        long last = Math.max(actedAt, lastOf(Kind.AGENT_STOPPED));
        return !agentSpeaks() && System.nanoTime() - last >= lasting.toNanos();
    }

    private long lastOf(Kind kind) {
        List<PhoneMoment> moments = phone.moments();
        return moments.reversed().stream()
                .filter(moment -> moment.kind() == kind)
                .mapToLong(PhoneMoment::atNanos)
                .findFirst()
                .orElse(actedAt);
    }

    /** Nobody waits longer than the step says, than the call may last, or for somebody who has gone. */
    private void require(BooleanSupplier condition, Duration within, String otherwise) throws InterruptedException {
        Duration limit = left(within);
        var _ = Patience.until(() -> condition.getAsBoolean() || over(), limit);
        if (!condition.getAsBoolean()) {
            throw new TroubleException(
                    otherwise + (over() ? "; the call was over" : " within " + limit.toMillis() + " ms"));
        }
    }

    private Duration left(Duration wanted) {
        long left = Math.max(0, deadline - System.nanoTime());
        return wanted.toNanos() < left ? wanted : Duration.ofNanos(left);
    }
}
