package dev.callwright.agent.bridge.turns;

import dev.callwright.agent.realtime.ClientEvent;
import dev.callwright.agent.realtime.ServerEvent;
import dev.callwright.agent.realtime.ServerEvent.ErrorKind;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Who has the floor: whether the caller speaks, which answer runs and how far it came, and since when an answer is owed.
 * Everything concerns the present session. Owner: media loop.
 */
public final class Floor {

    private static final int MOST_CALLS = 64;
    /** Services need less than a second to write down what was said; some do not write it down at all. */
    private static final long TRANSCRIPT_NANOS = Duration.ofSeconds(2).toNanos();

    private final LongSupplier clock;

    private boolean callerSpeaks;
    private boolean untranscribed;
    private boolean committed;
    private boolean owed;
    private long owedSince;
    private Optional<String> asked = Optional.empty();

    private String answering = "";
    private boolean running;
    private boolean sounded;
    private boolean complete;
    private final Set<String> calls = new HashSet<>();
    private boolean said;
    private long lastNews;
    private boolean untold;
    private long untoldSince;
    private boolean stopped;
    private long stoppedAt;

    public Floor(LongSupplier clock) {
        this.clock = clock;
        this.lastNews = clock.getAsLong();
    }

    /** The model says something. */
    public void on(ServerEvent event) {
        said = true;
        lastNews = clock.getAsLong();
        switch (event) {
            case ServerEvent.SpeechStarted _ -> callerStarted();
            case ServerEvent.SpeechStopped _ -> callerStopped();
            case ServerEvent.AudioCommitted _ -> wordsCommitted();
            case ServerEvent.CallerTranscriptDone _ -> {
                untranscribed = false;
                untold = false;
            }
            case ServerEvent.ResponseCreated(String id) -> created(id);
            case ServerEvent.AgentAudioDone(String id, String _) -> complete |= id.equals(answering);
            case ServerEvent.ResponseDone done -> done(done.responseId());
            case ServerEvent.FunctionCall call -> called(call.callId());
            case ServerEvent.Refused refused -> refused(refused.kind());
            case ServerEvent.AgentTranscriptDelta _,
                    ServerEvent.AgentTranscriptDone _,
                    ServerEvent.CallerTranscriptPartial _,
                    ServerEvent.Ignored _ -> {}
        }
    }

    /** We say something to the model. */
    public void on(ClientEvent event) {
        switch (event) {
            case ClientEvent.CreateResponse(String instructions) -> {
                asked = Optional.of(instructions);
                owe();
            }
            case ClientEvent.CommitAudio _ -> {
                noteStop();
                callerSpeaks = false;
                untranscribed = true;
                committed = true;
            }
            case ClientEvent.ClearAudio _ -> untranscribed = false;
            case ClientEvent.FunctionOutput(String callId, String _) -> calls.remove(callId);
            case ClientEvent.CancelResponse _ -> waive();
            case ClientEvent.Configure _,
                    ClientEvent.UserText _,
                    ClientEvent.AssistantText _,
                    ClientEvent.SystemText _,
                    ClientEvent.DeleteItem _,
                    ClientEvent.TruncateItem _ -> {}
        }
    }

    /** The caller began to speak, whoever noticed. */
    void callerStarted() {
        callerSpeaks = true;
        untranscribed = true;
        committed = false;
        owed = false;
        running = false;
        answering = "";
        asked = Optional.empty();
    }

    /** The caller stopped and waits for an answer. */
    void callerStopped() {
        noteStop();
        callerSpeaks = false;
        committed = true;
        answering = "";
        owe();
    }

    /** Audio of an answer that is not dead has come. */
    public void sounded(String responseId) {
        lastNews = clock.getAsLong();
        answering = responseId;
        running = true;
        sounded = true;
        owed = false;
        asked = Optional.empty();
    }

    /** The caller does not want to hear the present answer, though the model may go on with it: nothing of it is owed. */
    public void waive() {
        owed = false;
        sounded = false;
    }

    /** All that came was heard. What is still missing of the answer is owed. */
    public void drained() {
        if (running && sounded && !complete) {
            owe();
        }
    }

    public boolean callerSpeaks() {
        return callerSpeaks;
    }

    /** Whether an answer runs. */
    public boolean answerRuns() {
        return running;
    }

    /** Whether the caller has heard, or will, a part of an answer whose rest is missing. */
    public boolean cutOff() {
        return running && sounded && !complete;
    }

    /** Whether words of the caller are neither understood nor being answered. */
    public boolean unheard() {
        return callerSpeaks || (untranscribed && (owed || !committed));
    }

    /** Whether an answer is owed. */
    public boolean owes() {
        return owed;
    }

    /** How long an answer has been owed. */
    public Duration owedFor() {
        return owed ? Duration.ofNanos(clock.getAsLong() - owedSince) : Duration.ZERO;
    }

    /** The instructions of an answer that was asked for and has not been heard of; may be empty. */
    public Optional<String> asked() {
        return asked;
    }

    /** Whether the caller's speech is complete, as far as anybody said. */
    public boolean committed() {
        return committed;
    }

    public boolean callsRun() {
        return !calls.isEmpty();
    }

    /** Whether the words the caller has just said are still to come, which only this session can tell. */
    public boolean transcriptDue() {
        return untold && clock.getAsLong() - untoldSince < TRANSCRIPT_NANOS;
    }

    /** Whether this session took notice that the caller had stopped, if that was no longer ago than this. */
    public boolean stoppedWithin(Duration time) {
        return stopped && clock.getAsLong() - stoppedAt <= time.toNanos();
    }

    private void noteStop() {
        stopped = true;
        stoppedAt = clock.getAsLong();
    }

    /** Whether this session wants the result of such a call. */
    public boolean expects(String callId) {
        return calls.contains(callId);
    }

    /** How long the model has said nothing. */
    public Duration newsAge() {
        return Duration.ofNanos(clock.getAsLong() - lastNews);
    }

    /** Whether the session ever said anything. */
    boolean said() {
        return said;
    }

    /** Another session: nothing is known of it, but that the caller may be in the middle of a word. */
    public void reset() {
        owed = false;
        asked = Optional.empty();
        answering = "";
        running = false;
        sounded = false;
        complete = false;
        callerSpeaks = false;
        untranscribed = false;
        committed = false;
        said = false;
        untold = false;
        stopped = false;
        calls.clear();
        lastNews = clock.getAsLong();
    }

    /** The caller waits for an answer. */
    public void owe() {
        if (!owed) {
            owed = true;
            owedSince = clock.getAsLong();
        }
    }

    private void wordsCommitted() {
        committed = true;
        untold = true;
        untoldSince = clock.getAsLong();
    }

    private void created(String id) {
        answering = id;
        running = true;
        sounded = false;
        complete = false;
    }

    private void done(String id) {
        if (id.equals(answering)) {
            owed = false;
            running = false;
            untranscribed &= callerSpeaks;
            asked = Optional.empty();
        }
    }

    private void called(String callId) {
        if (calls.size() < MOST_CALLS) {
            calls.add(callId);
        }
        owed = false;
    }

    private void refused(ErrorKind kind) {
        if (kind == ErrorKind.NO_SPEECH_FOUND) {
            owed = false;
            untranscribed = false;
            untold = false;
            asked = Optional.empty();
        } else if (kind == ErrorKind.RESPONSE_RUNNING) {
            owed = false;
        }
    }
}
