package dev.callwright.agent.cascade.speak;

import dev.callwright.agent.cascade.http.Exchange;
import dev.callwright.agent.cascade.http.Failure;
import dev.callwright.agent.cascade.http.Wire;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Has the sentences of one answer spoken, in order. While one sounds, at most two behind it are already asked for, and what comes of
 * those waits. Owner: media loop.
 */
public final class Speech {

    /** What becomes of it; on the loop. */
    public interface Listener {
        /** Audio of a sentence; first tells that it is the first of it. */
        void onSpeech(String sentence, boolean first, byte[] pcm);

        /** A sentence came to nothing, or broke off when some of it had sounded. */
        void onSpeechFailed(Failure failure, boolean sounded);

        /** All that was given so far has come. */
        void onSilence();
    }

    /** Requests under way besides that of the sentence that sounds. */
    private static final int AHEAD = 2;

    /** A sentence of a minute and a half. */
    private static final long MOST_OCTETS = 4 << 20;

    private final class Voicing {
        private final String sentence;
        private final Deque<byte[]> waiting = new ArrayDeque<>();
        private Optional<Exchange> exchange = Optional.empty();
        private boolean raw;
        private boolean done;
        private boolean sounded;

        private Voicing(String sentence) {
            this.sentence = sentence;
        }

        private void ask() {
            String text = SpokenText.of(sentence);
            boolean rawly = voice.givesRaw();
            raw = rawly;
            exchange = Optional.of(Exchange.start(
                    wire,
                    voice.service(),
                    () -> voice.request(model, voiceId, text, rawly),
                    MOST_OCTETS,
                    VoiceService.reader(this::take),
                    this::end));
        }

        private void take(byte[] pcm) {
            if (voicings.peekFirst() == this) {
                play(pcm);
            } else {
                waiting.add(pcm);
            }
        }

        private void play(byte[] pcm) {
            boolean first = !sounded;
            sounded = true;
            listener.onSpeech(sentence, first, pcm);
        }

        private void end(Optional<Failure> failure) {
            boolean nothing = !sounded && waiting.isEmpty();
            if (nothing && raw && failure.filter(voice::refusesRaw).isPresent()) {
                ask();
                return;
            }
            done = true;
            if (failure.isPresent()) {
                fail(failure.get(), !nothing);
            }
            goOn();
        }

        private void fail(Failure cause, boolean begun) {
            if (begun) {
                wire.counters().cutSentences.increment();
            }
            listener.onSpeechFailed(cause, begun);
        }

        private void cancel() {
            exchange.ifPresent(Exchange::cancel);
        }
    }

    private final Wire wire;
    private final VoiceService voice;
    private final String model;
    private final String voiceId;
    private final Listener listener;
    private final Deque<String> sentences = new ArrayDeque<>();
    private final Deque<Voicing> voicings = new ArrayDeque<>();

    public Speech(Wire wire, VoiceService voice, String model, String voiceId, Listener listener) {
        this.wire = wire;
        this.voice = voice;
        this.model = model;
        this.voiceId = voiceId;
        this.listener = listener;
    }

    public void say(String sentence) {
        if (!SpokenText.of(sentence).isEmpty()) {
            wire.counters().sentences.increment();
            sentences.add(sentence);
            fill();
        }
    }

    public boolean isSilent() {
        return voicings.isEmpty() && sentences.isEmpty();
    }

    /** Stops all requests at once. */
    public void cancel() {
        sentences.clear();
        voicings.forEach(Voicing::cancel);
        voicings.clear();
    }

    private void fill() {
        while (voicings.size() <= AHEAD && !sentences.isEmpty()) {
            Voicing next = new Voicing(sentences.removeFirst());
            voicings.addLast(next);
            next.ask();
        }
    }

    /** Plays what waits of the sentences whose turn it is. */
    private void goOn() {
        while (!voicings.isEmpty() && voicings.getFirst().done) {
            Voicing over = voicings.getFirst();
            drain(over);
            voicings.pollFirst();
        }
        if (!voicings.isEmpty()) {
            drain(voicings.getFirst());
        }
        fill();
        if (isSilent()) {
            listener.onSilence();
        }
    }

    private static void drain(Voicing voicing) {
        for (byte[] pcm = voicing.waiting.poll(); pcm != null; pcm = voicing.waiting.poll()) {
            voicing.play(pcm);
        }
    }
}
