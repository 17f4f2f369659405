package dev.callwright.agent.realtime.codec;

import dev.callwright.agent.realtime.AudioFormat;
import dev.callwright.agent.realtime.Dialect;
import dev.callwright.agent.realtime.EventType;
import dev.callwright.agent.realtime.ServerEvent;
import dev.callwright.agent.realtime.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A codec and everything it said, in order: server events, {@link Audio} and {@link Session}. */
public final class CodecHarness implements EventSink {

    record Audio(String responseId, String itemId, List<Byte> pcm) {}

    record Session(EventType type, String voice) {}

    final List<Object> seen = new ArrayList<>();
    final SessionCounters counters = new SessionCounters();
    private final EventCodec codec;

    CodecHarness() {
        this(Dialects.STEPFUN);
    }

    CodecHarness(Dialect dialect) {
        AudioFormat output = dialect.traits(AudioFormat.PCMA).output();
        codec = new EventCodec(dialect, output, counters, this);
    }

    static CodecHarness play(String resource) {
        CodecHarness harness = new CodecHarness();
        lines(resource).forEach(harness::feed);
        return harness;
    }

    public static List<String> lines(String resource) {
        try (InputStream in = Objects.requireNonNull(CodecHarness.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    void feed(String frame) {
        feed(frame.getBytes(StandardCharsets.UTF_8));
    }

    /** Feeds from an array that is longer than the frame and full of rubbish, as the reused array of a session is. */
    void feed(byte[] frame) {
        byte[] reused = Arrays.copyOf(frame, frame.length + 40);
        Arrays.fill(reused, frame.length, reused.length, (byte) '"');
        codec.decode(reused, frame.length);
    }

    List<Object> meaningful() {
        return seen.stream()
                .filter(event -> !(event instanceof ServerEvent.Ignored))
                .toList();
    }

    @Override
    public void session(EventType type, String voice) {
        seen.add(new Session(type, voice));
    }

    @Override
    public void audio(String responseId, String itemId, byte[] pcm, int length) {
        seen.add(new Audio(responseId, itemId, bytes(Arrays.copyOf(pcm, length))));
    }

    @Override
    public void event(ServerEvent event) {
        seen.add(event);
    }

    public static List<Byte> bytes(byte... octets) {
        List<Byte> list = new ArrayList<>();
        for (byte octet : octets) {
            list.add(octet);
        }
        return list;
    }
}
