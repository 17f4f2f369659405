package dev.callwright.agent.cascade.hear;

import dev.callwright.agent.cascade.http.Exchange;
import dev.callwright.agent.cascade.http.Failure;
import dev.callwright.agent.cascade.http.Service;
import dev.callwright.agent.cascade.http.Wire;
import dev.callwright.agent.realtime.SessionSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Hears the caller: collects audio and has each utterance written down, when it is told that one is over. Owner: media loop.
 */
public final class Ears {

    /** On the loop. */
    public interface Listener {
        void onNothing();

        void onCommitted(String itemId);

        /** The words of an utterance; none when there was no speech in it. */
        void onWords(String itemId, String words);

        void onDeaf(String itemId, Failure failure);
    }

    private static final int SHORTEST_MILLIS = 100;

    /** Utterances being written down at once; more mean that the service is stuck, and the oldest is given up. */
    private static final int MOST_AT_ONCE = 4;

    private final Wire wire;
    private final Service service;
    private final Listener listener;
    private final CallerAudio audio;
    private final Map<String, Exchange> exchanges = new LinkedHashMap<>();

    public Ears(Wire wire, Service service, Listener listener) {
        this.wire = wire;
        this.service = service;
        this.listener = listener;
        this.audio = new CallerAudio(wire.counters());
    }

    public void append(short[] pcm, int length) {
        audio.append(pcm, length);
    }

    public void clear() {
        audio.clear();
    }

    /** Whether words of the caller are still to come. */
    public boolean listening() {
        return !exchanges.isEmpty();
    }

    public void commit(String itemId, SessionSettings settings) {
        short[] utterance = audio.take();
        if (utterance.length < SHORTEST_MILLIS * CallerAudio.SAMPLES_PER_MILLI) {
            listener.onNothing();
            return;
        }
        String model = service.modelOr(settings.model());
        String[] words = {""};
        exchanges.put(
                itemId,
                Exchange.start(
                        wire,
                        service,
                        () -> Transcription.request(service, model, settings.language(), utterance),
                        Transcription.MOST_OCTETS,
                        body -> {
                            String heard = Transcription.words(body.readAllBytes());
                            body.hand(() -> words[0] = heard);
                        },
                        failure -> ended(itemId, words[0], failure)));
        if (exchanges.size() > MOST_AT_ONCE) {
            giveUpOldest();
        }
        // Last, since who hears of it may ask for the answer at once, which has to wait for the words.
        listener.onCommitted(itemId);
    }

    public void close() {
        exchanges.values().forEach(Exchange::cancel);
        exchanges.clear();
        audio.clear();
    }

    private void ended(String itemId, String words, Optional<Failure> failure) {
        exchanges.remove(itemId);
        failure.ifPresentOrElse(cause -> listener.onDeaf(itemId, cause), () -> listener.onWords(itemId, words));
    }

    private void giveUpOldest() {
        String oldest = exchanges.keySet().iterator().next();
        Exchange exchange = exchanges.remove(oldest);
        if (exchange != null) {
            exchange.cancel();
        }
        listener.onDeaf(oldest, Failure.timedOut(service, 0));
    }
}
