package dev.callwright.agent.cascade;

import dev.callwright.agent.cascade.http.Exchange;
import dev.callwright.agent.cascade.http.Failure;
import dev.callwright.agent.cascade.http.Wire;
import dev.callwright.agent.cascade.speak.SentenceSplitter;
import dev.callwright.agent.cascade.speak.Speech;
import dev.callwright.agent.cascade.speak.VoiceService;
import dev.callwright.agent.cascade.think.Answered;
import dev.callwright.agent.cascade.think.ChatChunk;
import dev.callwright.agent.cascade.think.ChatRequest;
import dev.callwright.agent.cascade.think.History;
import dev.callwright.agent.cascade.think.Thinking;
import dev.callwright.agent.cascade.think.ThoughtFilter;
import dev.callwright.agent.cascade.think.ToolCall;
import dev.callwright.agent.cascade.think.ToolCalls;
import dev.callwright.agent.realtime.RealtimeListener;
import dev.callwright.agent.realtime.ServerEvent;
import dev.callwright.agent.realtime.ServerEvent.ResponseStatus;
import dev.callwright.agent.realtime.ServerEvent.Usage;
import dev.callwright.agent.realtime.SessionSettings;
import java.util.List;
import java.util.Optional;

/**
 * One answer, from the request to {@code ResponseDone}: the chat model's words are spoken sentence by sentence while it still writes.
 * Words are told when they sound. Owner: media loop.
 */
final class Answer implements Speech.Listener {

    /** Words of one answer; more are dropped. */
    private static final int MOST_CHARS = 16_000;

    private static final double OCTETS_PER_MILLI = 48;

    /** Where an answer belongs. */
    interface Owner {
        /** It is over. */
        void onAnswered(Optional<Failure> failure, boolean sounded);

        void onTimes(CascadeTimes times);
    }

    private final String id;
    private final Answered memory;
    private final Services services;
    private final RealtimeListener listener;
    private final Owner owner;
    private final Stopwatch watch = new Stopwatch();
    private final ThoughtFilter thoughts = new ThoughtFilter();
    private final SentenceSplitter splitter = new SentenceSplitter();
    private final ToolCalls tools = new ToolCalls();

    private Optional<Exchange> chat = Optional.empty();
    private Optional<Speech> speech = Optional.empty();
    private Optional<Failure> failure = Optional.empty();
    private Usage usage = Usage.UNKNOWN;
    private int chars;
    private boolean thought;
    private boolean sounded;
    private boolean over;

    Answer(String id, String itemId, Services services, RealtimeListener listener, Owner owner) {
        this.id = id;
        this.memory = new Answered(itemId);
        this.services = services;
        this.listener = listener;
        this.owner = owner;
    }

    /** All that was said before is known: asks the chat model. The answer takes its place in the history now. */
    void begin(Wire wire, SessionSettings settings, History history, String instruction) {
        watch.heard();
        var request = ChatRequest.of(services.chat(), settings, history, instruction);
        history.add(memory);
        VoiceService voice = services.voice();
        speech =
                Optional.of(new Speech(wire, voice, voice.service().modelOr(settings.model()), settings.voice(), this));
        chat = Optional.of(Exchange.start(
                wire,
                services.chat(),
                () -> request,
                Thinking.MOST_OCTETS,
                new Thinking(this::hear, () -> finishThinking(Optional.empty())),
                this::finishThinking));
    }

    /** Stops at once. What sounded stays in the history. */
    void cancel() {
        finish(ResponseStatus.CANCELLED);
    }

    /** It cannot be begun. */
    void fail(Failure cause) {
        failure = Optional.of(cause);
        finish(ResponseStatus.FAILED);
    }

    /** There is nothing to answer. */
    void abandon() {
        finish(ResponseStatus.INCOMPLETE);
    }

    private void hear(ChatChunk chunk) {
        if (over || thought) {
            chunk.usage().ifPresent(told -> usage = told);
            return;
        }
        watch.word();
        chunk.usage().ifPresent(told -> usage = told);
        memory.reasons(chunk.reasoning());
        chunk.tools().forEach(tools::add);
        say(splitter.feed(bounded(thoughts.feed(chunk.text()))));
    }

    private String bounded(String text) {
        String kept = text.substring(0, Math.min(text.length(), MOST_CHARS - chars));
        chars += kept.length();
        return kept;
    }

    private void say(List<String> sentences) {
        for (String sentence : sentences) {
            watch.sentence();
            speech.ifPresent(voice -> voice.say(sentence));
        }
    }

    private void finishThinking(Optional<Failure> problem) {
        if (over || thought) {
            return;
        }
        thought = true;
        failure = problem;
        say(splitter.feed(bounded(thoughts.finish())));
        say(splitter.finish());
        if (problem.isEmpty()) {
            callTools();
        }
        if (speech.map(Speech::isSilent).orElse(true)) {
            onSilence();
        }
    }

    private void callTools() {
        List<ToolCall> calls = tools.complete("call-" + id + '-');
        memory.calls(calls);
        for (ToolCall call : calls) {
            listener.onEvent(new ServerEvent.FunctionCall(id, call.id(), call.name(), call.arguments()));
        }
    }

    @Override
    public void onSpeech(String sentence, boolean first, byte[] pcm) {
        if (over) {
            return;
        }
        if (first) {
            beginSentence(sentence);
        }
        memory.lasts(pcm.length / OCTETS_PER_MILLI);
        listener.onAudio(id, memory.id(), pcm, pcm.length);
    }

    private void beginSentence(String sentence) {
        if (!sounded) {
            sounded = true;
            owner.onTimes(watch.stop(id));
        }
        boolean follows = !memory.text().isEmpty();
        memory.sounds(sentence);
        listener.onEvent(new ServerEvent.AgentTranscriptDelta(id, memory.id(), follows ? " " + sentence : sentence));
    }

    @Override
    public void onSpeechFailed(Failure cause, boolean begun) {
        failure = Optional.of(cause);
        if (!begun && !over) {
            // What follows would make no sense without this sentence.
            finish(sounded ? ResponseStatus.INCOMPLETE : ResponseStatus.FAILED);
        }
    }

    @Override
    public void onSilence() {
        if (thought && !over) {
            finish(
                    failure.isEmpty()
                            ? ResponseStatus.COMPLETED
                            : sounded ? ResponseStatus.INCOMPLETE : ResponseStatus.FAILED);
        }
    }

    private void finish(ResponseStatus status) {
        if (over) {
            return;
        }
        over = true;
        chat.filter(_ -> !thought).ifPresent(Exchange::cancel);
        speech.ifPresent(Speech::cancel);
        if (sounded) {
            listener.onEvent(new ServerEvent.AgentTranscriptDone(id, memory.id(), memory.text()));
            listener.onEvent(new ServerEvent.AgentAudioDone(id, memory.id()));
        }
        owner.onAnswered(failure, sounded);
        listener.onEvent(new ServerEvent.ResponseDone(id, status, usage));
    }
}
