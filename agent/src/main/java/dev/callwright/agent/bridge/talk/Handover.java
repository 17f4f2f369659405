package dev.callwright.agent.bridge.talk;

import dev.callwright.agent.bridge.audio.RecentAudio;
import dev.callwright.agent.bridge.model.ModelRun;
import dev.callwright.agent.bridge.model.Relay;
import dev.callwright.agent.bridge.turns.Floor;
import dev.callwright.agent.realtime.ClientEvent;
import dev.callwright.config.TurnDetectionConfig.Mode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * What one session leaves to the next: the conversation so far as items of text, what the caller said while no session was
 * there, and what was unfinished. Owner: media loop.
 */
public final class Handover implements Relay {

    /** Shorter sounds than this need no answer. */
    private static final int SHORTEST_WORDS_MILLIS = 200;
    /** So long after a sound the caller may still be in the middle of a sentence. */
    private static final int MID_SENTENCE_MILLIS = 700;

    /** Loud speech of this length is noticed by every service that notices speech at all. */
    private static final int DEAF_TO_MILLIS = 800;
    /** Time in which a service that noticed speech would have said so. */
    private static final int DEAF_FOR_MILLIS = 1_200;

    private final Floor floor;
    private final Conversation conversation;
    private final ResponseDesk desk;
    private final RecentAudio recent;
    private final LongConsumer replay;

    private boolean noticesSpeech;
    private Optional<Unfinished> left = Optional.empty();
    private long since;

    public Handover(
            Floor floor, Conversation conversation, ResponseDesk desk, RecentAudio recent, LongConsumer replay) {
        this.floor = floor;
        this.conversation = conversation;
        this.desk = desk;
        this.recent = recent;
        this.replay = replay;
    }

    /** Notes what is unfinished. Only the first time until {@link #resume} counts. */
    @Override
    public void leave() {
        if (left.isEmpty()) {
            since = recent.position();
            left = Optional.of(unfinished());
            conversation.lostSession();
            desk.reset();
            floor.reset();
        }
    }

    @Override
    public void brief(ModelRun fresh) {
        noticesSpeech = notices(fresh);
        for (Memory.Line line : conversation.transcript().memory().lines()) {
            fresh.send(
                    switch (line.speaker()) {
                        case CALLER -> new ClientEvent.UserText(line.text());
                        case AGENT -> new ClientEvent.AssistantText(line.text());
                        case NOTE -> new ClientEvent.SystemText(line.text());
                    });
        }
        if (left.isPresent() && !isLost()) {
            replay.accept(left.get() instanceof Unfinished.Unheard unheard ? unheard.from() : since);
        }
    }

    @Override
    public void resume(ModelRun fresh, boolean again) {
        Unfinished unfinished = isLost() ? new Unfinished.Lost() : left.orElseGet(Unfinished.Nothing::new);
        left = Optional.empty();
        Optional<String> meanwhile = floor.asked().or(desk::waiting);
        desk.reset();
        floor.reset();
        switch (unfinished) {
            case Unfinished.Unheard(long _, boolean complete) -> answerReplayed(fresh, complete);
            case Unfinished.Nothing _ -> {}
            case Unfinished.CutOff(String words, long heardMillis) ->
                ask(again, SessionWording.goOn(words, heardMillis));
            case Unfinished.Unanswered(String instructions) -> ask(again, instructions);
            case Unfinished.Lost _ -> ask(again, SessionWording.ASK_TO_REPEAT);
        }
        meanwhile.ifPresent(desk::ask);
    }

    /** Whether the caller said something to the present session that it took no notice of at all, and now waits. */
    public boolean deaf() {
        return noticesSpeech
                && recent.loudMillis() >= DEAF_TO_MILLIS
                && recent.quietMillis() >= DEAF_FOR_MILLIS
                && floor.newsAge().toMillis() >= recent.loudMillis() + recent.quietMillis();
    }

    /** Whether no words of the caller are under way that only the present session knows. */
    public boolean betweenTurns() {
        return conversation.betweenTurns();
    }

    public int callerQuietMillis() {
        return recent.quietMillis();
    }

    private void ask(boolean again, String instructions) {
        if (again) {
            desk.ask(instructions);
        }
    }

    /** One that does not notice by itself where the caller's words end has to be told. */
    private void answerReplayed(ModelRun fresh, boolean complete) {
        if (!complete) {
            return;
        }
        floor.owe();
        if (!noticesSpeech) {
            fresh.send(new ClientEvent.CommitAudio());
            desk.ask("");
        }
    }

    private static boolean notices(ModelRun run) {
        return run.session().traits().detectsTurns()
                && run.choice().settings().turnDetection().mode() != Mode.LOCAL;
    }

    private boolean isLost() {
        return left.orElse(null) instanceof Unfinished.Unheard unheard
                && unheard.complete()
                && !recent.holds(unheard.from());
    }

    private Unfinished unfinished() {
        if (floor.cutOff()) {
            return new Unfinished.CutOff(conversation.transcript().presentWords(), conversation.receivedMillis());
        }
        if (floor.unheard() || deaf() || midSentence()) {
            return new Unfinished.Unheard(recent.speechStart(), floor.committed());
        }
        Optional<String> asked = floor.asked().or(desk::waiting);
        if (asked.isPresent()) {
            return new Unfinished.Unanswered(asked.get());
        }
        return floor.owes() ? new Unfinished.Unanswered("") : new Unfinished.Nothing();
    }

    /** Something was to be told while no session was there. */
    public void missed(ClientEvent event) {
        if (event instanceof ClientEvent.SystemText(String text)) {
            conversation.transcript().memory().add(Memory.Speaker.NOTE, text);
        }
    }

    /** Words that ended before the session took notice of their end are with it already. */
    private boolean midSentence() {
        return !floor.answerRuns()
                && !floor.stoppedWithin(Duration.ofMillis(recent.quietMillis()))
                && !floor.owes()
                && recent.voicedMillis() >= SHORTEST_WORDS_MILLIS
                && recent.quietMillis() < MID_SENTENCE_MILLIS;
    }
}
