package dev.callwright.agent.scenario.run;

import dev.callwright.agent.scenario.plan.Step;
import dev.callwright.agent.simulator.speech.Espeak;
import dev.callwright.agent.simulator.speech.Utterance;
import dev.callwright.media.codec.WavException;
import dev.callwright.media.codec.WavFile;
import dev.callwright.media.dsp.Resampler;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What phones say, at 8 kHz and without the quiet around it, so that the end of the words is the end of the sound. Without {@code
 * espeak-ng} a phone hums its words, each text in its own way. Thread-safe.
 */
final class Voice implements AutoCloseable {

    static final int RATE = 8_000;
    private static final Utterance NOTHING = new Utterance("", new byte[0]);
    private static final int QUIET = 200;
    private static final double BEEP_HERTZ = 1_000;
    private static final double BEEP_PEAK = 8_000;

    private final Espeak espeak = new Espeak(Duration.ofSeconds(20));
    private final Map<Step, short[]> spoken = new ConcurrentHashMap<>();

    /** The sound of a step that speaks; blocks while it is made for the first time. */
    short[] of(Step step, Path recording) {
        return spoken.computeIfAbsent(step, key -> trim(key.say().isEmpty() ? read(recording) : speak(key)));
    }

    private short[] speak(Step step) {
        Utterance said = espeak.say(step.say(), step.voice(), NOTHING).join();
        if (said.pcm().length == 0) {
            return Hum.of(step.say());
        }
        byte[] pcm = said.pcm();
        short[] wide = new short[pcm.length / 2];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = (short) ((pcm[2 * i] & 0xff) | (pcm[2 * i + 1] << 8));
        }
        Resampler down = Resampler.downTo8k();
        short[] narrow = new short[down.maxOutput(wide.length)];
        return Arrays.copyOf(narrow, down.process(wide, 0, wide.length, narrow, 0));
    }

    private static short[] read(Path recording) {
        try {
            WavFile wav = WavFile.read(recording);
            if (wav.sampleRateHz() != RATE) {
                throw new TroubleException(
                        recording.getFileName() + " has " + wav.sampleRateHz() + " Hz; a telephone needs " + RATE);
            }
            return wav.samples(0);
        } catch (WavException | IOException e) {
            throw new TroubleException(recording.getFileName() + " cannot be played: " + e.getMessage());
        }
    }

    /** A tone as of an answering machine. */
    static short[] beep(Duration length) {
        short[] tone = new short[(int) (length.toMillis() * RATE / 1000)];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (short) (BEEP_PEAK * Math.sin(2 * Math.PI * BEEP_HERTZ * i / RATE));
        }
        return tone;
    }

    private static short[] trim(short[] pcm) {
        int from = 0;
        int to = pcm.length;
        while (from < to && Math.abs(pcm[from]) < QUIET) {
            from++;
        }
        while (to > from && Math.abs(pcm[to - 1]) < QUIET) {
            to--;
        }
        return Arrays.copyOfRange(pcm, from, to);
    }

    @Override
    public void close() {
        espeak.close();
    }
}
