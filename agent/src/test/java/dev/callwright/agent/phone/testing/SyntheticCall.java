package dev.callwright.agent.phone.testing;

import dev.callwright.agent.phone.CallPicture.Kind;
import dev.callwright.agent.phone.CallPicture.Mark;
import dev.callwright.agent.phone.CallPicture.Side;
import dev.callwright.agent.phone.CallPicture.Span;
import dev.callwright.agent.phone.StereoAudio;
import java.util.List;
import java.util.Random;

/** Twenty seconds that look like a conversation: greeting, question, an answer that is interrupted, a digit, the end. */
public final class SyntheticCall {

    public static final int RATE_HZ = 8_000;
    private static final int SECONDS = 20;

    private SyntheticCall() {}

    public static StereoAudio audio() {
        var caller = new short[SECONDS * RATE_HZ];
        var agent = new short[SECONDS * RATE_HZ];
        speak(agent, 2.0, 4.2, 9_000, 190);
        speak(caller, 5.0, 7.1, 6_500, 120);
        speak(agent, 7.9, 10.3, 9_500, 190);
        speak(caller, 10.1, 12.0, 7_000, 120);
        speak(agent, 12.7, 15.2, 9_000, 190);
        tone(caller, 16.0, 16.2);
        speak(agent, 16.9, 18.4, 8_500, 190);
        return new StereoAudio(caller, agent, RATE_HZ);
    }

    public static List<Mark> marks() {
        return List.of(
                new Mark(0.1, "ringing", Kind.CALL),
                new Mark(1.6, "answered", Kind.CALL),
                new Mark(2.0, "agent speaks", Kind.AGENT),
                new Mark(5.0, "caller speaks", Kind.CALLER),
                new Mark(7.9, "agent speaks +800 ms", Kind.AGENT),
                new Mark(10.1, "caller speaks", Kind.CALLER),
                new Mark(10.3, "interrupted at 10.3 s", Kind.INTERRUPTED),
                new Mark(12.7, "agent speaks +700 ms", Kind.AGENT),
                new Mark(16.0, "digit 5", Kind.DIGIT),
                new Mark(16.9, "agent speaks +900 ms", Kind.AGENT),
                new Mark(19.2, "hang-up", Kind.CALL));
    }

    public static List<Span> spans() {
        return List.of(
                new Span(0.1, 1.6, Side.CALLER, "ringing", Kind.CALL),
                new Span(2.0, 4.2, Side.AGENT, "greeting", Kind.AGENT),
                new Span(5.0, 7.1, Side.CALLER, "turn 1", Kind.CALLER),
                new Span(7.9, 10.3, Side.AGENT, "2400 ms heard", Kind.INTERRUPTED),
                new Span(10.1, 12.0, Side.CALLER, "turn 2", Kind.CALLER),
                new Span(12.7, 15.2, Side.AGENT, "answer", Kind.AGENT),
                new Span(16.0, 16.2, Side.CALLER, "5", Kind.DIGIT),
                new Span(16.9, 18.4, Side.AGENT, "goodbye", Kind.AGENT));
    }

    /** Syllables of a buzzing voice. */
    private static void speak(short[] samples, double from, double to, int peak, double pitchHz) {
        var random = new Random((long) (from * 1_000));
        double syllableEnd = from;
        double syllableStart = from;
        double loudness = 0;
        for (int i = (int) (from * RATE_HZ); i < to * RATE_HZ; i++) {
            double at = (double) i / RATE_HZ;
            if (at >= syllableEnd) {
                syllableStart = at;
                syllableEnd = at + 0.09 + 0.16 * random.nextDouble();
                loudness = random.nextInt(7) == 0 ? 0.03 : 0.35 + 0.65 * random.nextDouble();
            }
            var shape = Math.sin(Math.PI * (at - syllableStart) / (syllableEnd - syllableStart));
            double voice = 0;
            for (int harmonic = 1; harmonic <= 5; harmonic++) {
                voice += Math.sin(2 * Math.PI * pitchHz * harmonic * at + harmonic) / harmonic;
            }
            samples[i] = (short) (peak * loudness * shape * (voice / 2 + 0.1 * random.nextGaussian()));
        }
    }

    private static void tone(short[] samples, double from, double to) {
        for (int i = (int) (from * RATE_HZ); i < to * RATE_HZ; i++) {
            double at = (double) i / RATE_HZ;
            samples[i] = (short) (3_500 * (Math.sin(2 * Math.PI * 770 * at) + Math.sin(2 * Math.PI * 1_336 * at)));
        }
    }
}
