package dev.callwright.agent.cascade;

import dev.callwright.agent.cascade.hear.Ears;
import dev.callwright.agent.cascade.http.CascadeStats;
import dev.callwright.agent.cascade.http.Failure;
import dev.callwright.agent.cascade.http.Service;
import dev.callwright.agent.cascade.http.Wire;
import dev.callwright.agent.cascade.think.History;
import dev.callwright.agent.cascade.think.Said;
import dev.callwright.agent.realtime.AudioFormat;
import dev.callwright.agent.realtime.ClientEvent;
import dev.callwright.agent.realtime.ModelSession;
import dev.callwright.agent.realtime.RealtimeEnd;
import dev.callwright.agent.realtime.RealtimeEnd.Cause;
import dev.callwright.agent.realtime.RealtimeListener;
import dev.callwright.agent.realtime.ServerEvent;
import dev.callwright.agent.realtime.ServerEvent.ErrorKind;
import dev.callwright.agent.realtime.SessionSettings;
import dev.callwright.agent.realtime.Traits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * One conversation through three services. The history lives here, and every turn is a transcription, a chat completion that repeats
 * the history, and speech for each sentence of it.
 *
 * <p>A service that refuses one request fails that answer; one that fails as a whole ends the session, so that another model can take
 * over before the caller wonders. Owner: media loop; {@link #close}, {@link #ready} and {@link #stats} may be called from any thread.
 */
public final class CascadeSession implements ModelSession {

    public static final Traits TRAITS =
            new Traits(AudioFormat.PCM16_8K, AudioFormat.PCM16_24K, true, true, false, false);

    private final Wire wire;
    private final Services services;
    private final RealtimeListener listener;
    private final Consumer<CascadeTimes> times;
    private final History history = new History();
    private final Ears ears;
    private final Opening opening = new Opening(this::opened);
    private final String ids = UUID.randomUUID().toString().substring(0, 8) + '-';

    private SessionSettings settings;
    private volatile boolean ready;
    private boolean ended;
    private Optional<Answer> answer = Optional.empty();
    private Optional<String> waiting = Optional.empty();
    private int number;

    CascadeSession(
            Wire wire,
            Services services,
            SessionSettings settings,
            RealtimeListener listener,
            Consumer<CascadeTimes> times) {
        this.wire = wire;
        this.services = services;
        this.settings = settings;
        this.listener = listener;
        this.times = times;
        this.ears = new Ears(wire, services.hearing(), new Heard());
    }

    void open() {
        if (ended) {
            return;
        }
        Optional<Service> unsendable =
                services.all().stream().filter(service -> !service.sendable()).findFirst();
        if (unsendable.isPresent()) {
            end(new RealtimeEnd(
                    Cause.BAD_KEY,
                    "The API key of " + unsendable.get().name() + " holds characters that no HTTP header may carry."));
        } else {
            opening.begin(wire, services);
        }
    }

    private void opened(Optional<Failure> failure) {
        if (failure.isPresent()) {
            end(failure.get().end());
        } else {
            ready = true;
            listener.onReady();
        }
    }

    @Override
    public Traits traits() {
        return TRAITS;
    }

    @Override
    public boolean ready() {
        return ready;
    }

    /** What was counted so far. Any thread. */
    public CascadeStats stats() {
        return wire.counters().snapshot();
    }

    @Override
    public void append(short[] pcm, int length) {
        assert wire.loop().inEventLoop();
        if (ready) {
            ears.append(pcm, length);
        } else {
            wire.counters().droppedBeforeReady.increment();
        }
    }

    @Override
    public void send(ClientEvent event) {
        assert wire.loop().inEventLoop();
        if (ready) {
            take(event);
        } else {
            wire.counters().droppedBeforeReady.increment();
        }
    }

    private void take(ClientEvent event) {
        switch (event) {
            case ClientEvent.Configure configure -> settings = configure.settings();
            case ClientEvent.UserText text -> said("user", text.text());
            case ClientEvent.AssistantText text -> said("assistant", text.text());
            case ClientEvent.SystemText text -> said("system", text.text());
            case ClientEvent.FunctionOutput returned -> returned(returned);
            case ClientEvent.DeleteItem delete -> history.delete(delete.itemId());
            case ClientEvent.TruncateItem truncate -> history.truncate(truncate.itemId(), truncate.heardMillis());
            case ClientEvent.CreateResponse create -> create(create.instructions());
            case ClientEvent.CancelResponse _ -> cancel();
            case ClientEvent.CommitAudio _ -> ears.commit(nextId("item-"), settings);
            case ClientEvent.ClearAudio _ -> ears.clear();
        }
    }

    private void said(String role, String text) {
        var _ = history.add(new Said(nextId("item-"), role, text));
    }

    private void returned(ClientEvent.FunctionOutput output) {
        if (!history.returned(output.callId(), output.output())) {
            refuse(ErrorKind.INVALID_REQUEST, "", "no function was called by this id");
        }
    }

    private void create(String instructions) {
        if (answer.isPresent()) {
            refuse(ErrorKind.RESPONSE_RUNNING, "", "an answer is running already");
            return;
        }
        String id = nextId("resp-");
        Answer next = new Answer(id, nextId("item-"), services, listener, new Answering());
        answer = Optional.of(next);
        waiting = Optional.of(instructions);
        listener.onEvent(new ServerEvent.ResponseCreated(id));
        think();
    }

    /** Asks the chat model, once all that the caller said is known. */
    private void think() {
        if (waiting.isPresent() && answer.isPresent() && !ears.listening()) {
            String instructions = waiting.get();
            waiting = Optional.empty();
            answer.get().begin(wire, settings, history, instructions);
        }
    }

    private void cancel() {
        answer.ifPresentOrElse(Answer::cancel, () -> refuse(ErrorKind.NOTHING_TO_CANCEL, "", "no answer is running"));
    }

    @Override
    public void close() {
        RealtimeEnd byUs = new RealtimeEnd(Cause.CLOSED_BY_US, "The session was closed.");
        if (wire.loop().inEventLoop()) {
            end(byUs);
        } else {
            wire.loop().execute(() -> end(byUs));
        }
    }

    private void failed(Failure failure) {
        String code = failure.status() == 0 ? "" : String.valueOf(failure.status());
        refuse(failure.ofThisRequestOnly() ? ErrorKind.INVALID_REQUEST : ErrorKind.SERVER, code, failure.detail());
    }

    private void refuse(ErrorKind kind, String code, String message) {
        listener.onEvent(new ServerEvent.Refused(kind, code, message));
    }

    private void end(RealtimeEnd end) {
        if (ended) {
            return;
        }
        ended = true;
        ready = false;
        opening.cancel();
        ears.close();
        answer.ifPresent(Answer::cancel);
        listener.onClosed(end);
    }

    private String nextId(String kind) {
        return kind + ids + ++number;
    }

    /** What the ears say. */
    private final class Heard implements Ears.Listener {

        private final List<Said> unknown = new ArrayList<>();

        @Override
        public void onNothing() {
            refuse(ErrorKind.EMPTY_BUFFER, "", "there is no audio to commit");
        }

        @Override
        public void onCommitted(String itemId) {
            unknown.add(history.add(new Said(itemId, "user")));
            listener.onEvent(new ServerEvent.AudioCommitted(itemId));
        }

        @Override
        public void onWords(String itemId, String words) {
            unknown.stream().filter(said -> said.id().equals(itemId)).forEach(said -> said.says(words));
            unknown.removeIf(said -> said.id().equals(itemId));
            if (words.isEmpty()) {
                history.delete(itemId);
                refuse(ErrorKind.NO_SPEECH_FOUND, "", "no speech found");
                // With nothing to answer, silence is the better answer.
                answer.filter(_ -> waiting.isPresent() && !ears.listening()).ifPresent(Answer::abandon);
            } else {
                listener.onEvent(new ServerEvent.CallerTranscriptDone(itemId, words));
            }
            think();
        }

        @Override
        public void onDeaf(String itemId, Failure failure) {
            unknown.removeIf(said -> said.id().equals(itemId));
            history.delete(itemId);
            if (answer.isPresent() && waiting.isPresent()) {
                answer.get().fail(failure);
            } else {
                new Answering().onAnswered(Optional.of(failure), false);
            }
        }
    }

    /** What the answer says. */
    private final class Answering implements Answer.Owner {

        /** A service that broke off in the middle of its work is given another chance with the next answer. */
        @Override
        public void onAnswered(Optional<Failure> failure, boolean sounded) {
            answer = Optional.empty();
            waiting = Optional.empty();
            failure.ifPresent(cause -> {
                failed(cause);
                if (!cause.ofThisRequestOnly() && (!sounded || !cause.cause().retryable())) {
                    // After the end of the answer has been told.
                    wire.loop().execute(() -> end(cause.end()));
                }
            });
        }

        @Override
        public void onTimes(CascadeTimes taken) {
            times.accept(taken);
        }
    }
}
