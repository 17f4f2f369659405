package dev.callwright.agent.realtime.codec;

import dev.callwright.agent.realtime.AudioFormat;
import dev.callwright.agent.realtime.Dialect;
import dev.callwright.agent.realtime.EventType;
import dev.callwright.agent.realtime.ServerEvent;
import dev.callwright.agent.realtime.codec.SessionCounters.Count;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bytes of one message in, events out. Audio, the one event that comes often, is read by hand; everything else goes through
 * Jackson. What is no event is counted and dropped, never an exception. Knows no socket. Owner: media loop.
 */
public final class EventCodec {

    private final JsonMapper json = JsonMapper.shared();
    private final Dialect dialect;
    private final SessionCounters counters;
    private final EventSink sink;
    private final int octetsPerSample;
    private final AudioDeltaScanner scanner;
    private final AudioPayload payload = new AudioPayload();
    private final EventDecoder decoder;

    public EventCodec(Dialect dialect, AudioFormat output, SessionCounters counters, EventSink sink) {
        this.dialect = dialect;
        this.counters = counters;
        this.sink = sink;
        this.octetsPerSample = output.isG711() ? 1 : Short.BYTES;
        this.scanner = new AudioDeltaScanner(dialect.audioDelta());
        this.decoder = new EventDecoder(new CountingSink());
    }

    /** Decodes the first {@code length} octets of a message. */
    public void decode(byte[] message, int length) {
        if (scanner.scan(message, length)) {
            int octets = payload.decode(message, scanner.deltaFrom(), scanner.deltaTo());
            audio(scanner.responseId(), scanner.itemId(), octets);
        } else if (!decodeTree(message, length)) {
            counters.add(Count.MALFORMED);
        }
    }

    private boolean decodeTree(byte[] message, int length) {
        JsonNode event;
        try {
            event = json.readTree(message, 0, length);
        } catch (JacksonException e) {
            return false;
        }
        String name = event.path("type").stringValue("");
        if (name.isEmpty()) {
            return false;
        }
        EventType type = dialect.typeOf(name);
        return type == EventType.AUDIO_DELTA ? unusualAudio(event) : decoder.decode(type, name, event);
    }

    /** Audio with an escape or a nested value in it, e.g. slashes written as {@code \/}. */
    private boolean unusualAudio(JsonNode event) {
        JsonNode delta = event.path("delta");
        if (!delta.isString()) {
            return false;
        }
        byte[] text = delta.stringValue("").getBytes(StandardCharsets.UTF_8);
        String responseId = event.path("response_id").stringValue("");
        audio(responseId, event.path("item_id").stringValue(""), payload.decode(text, 0, text.length));
        return true;
    }

    private void audio(String responseId, String itemId, int octets) {
        if (octets < 0) {
            counters.add(Count.BAD_AUDIO);
            return;
        }
        int length = octets - octets % octetsPerSample;
        if (length < octets) {
            counters.add(Count.ODD_AUDIO);
        }
        counters.add(Count.AUDIO_FRAMES);
        counters.add(Count.AUDIO_OCTETS, length);
        if (length > 0) {
            sink.audio(responseId, itemId, payload.pcm(), length);
        }
    }

    private final class CountingSink implements EventSink {

        @Override
        public void session(EventType type, String voice) {
            counters.add(Count.EVENTS);
            sink.session(type, voice);
        }

        @Override
        public void audio(String responseId, String itemId, byte[] pcm, int length) {
            sink.audio(responseId, itemId, pcm, length);
        }

        @Override
        public void event(ServerEvent event) {
            counters.add(event instanceof ServerEvent.Ignored ? Count.IGNORED : Count.EVENTS);
            sink.event(event);
        }
    }
}
