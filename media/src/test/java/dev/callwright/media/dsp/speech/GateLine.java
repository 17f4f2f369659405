package dev.callwright.media.dsp.speech;

import dev.callwright.media.codec.G711;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Puts a line's sound through A-law and a gate, in packets of 20 ms, and notes what the gate says and when. */
final class GateLine {

    static final int HANGOVER_MILLIS = 500;

    /** An edge and the time of its packet's end, from the beginning of the line. */
    record Heard(SpeechGate.Edge edge, int millis) {}

    private static final int PACKET = 160;

    private final SpeechGate gate;
    private final short[] pcm = new short[PACKET];
    private final byte[] octets = new byte[PACKET];
    private int millis;

    GateLine() {
        this(new SpeechGate(Duration.ofMillis(120), Duration.ofMillis(HANGOVER_MILLIS)));
    }

    GateLine(SpeechGate gate) {
        this.gate = gate;
    }

    List<Heard> hear(float[] caller) {
        return hear(caller, new float[caller.length]);
    }

    List<Heard> hear(float[] caller, float[] agent) {
        List<Heard> heard = new ArrayList<>();
        for (int at = 0; at + PACKET <= caller.length; at += PACKET) {
            code(agent, at);
            gate.played(pcm, PACKET);
            code(caller, at);
            SpeechGate.Edge edge = gate.hear(pcm, PACKET);
            millis += 20;
            if (edge != SpeechGate.Edge.NONE) {
                heard.add(new Heard(edge, millis));
            }
        }
        return heard;
    }

    static long count(List<Heard> heard, SpeechGate.Edge edge) {
        return heard.stream().filter(each -> each.edge() == edge).count();
    }

    private void code(float[] signal, int at) {
        for (int i = 0; i < PACKET; i++) {
            pcm[i] = (short) Math.clamp(Math.round(signal[at + i]), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        G711.PCMA.encode(pcm, 0, PACKET, octets, 0);
        G711.PCMA.decode(octets, 0, PACKET, pcm, 0);
    }
}
