package dev.callwright.agent.simulator.speech;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Knows speech that it has heard before, by how loud it is from moment to moment. This stands in for recognition where all that
 * callers will say is known, as in tests; G.711, resampling and some lost packets leave the shape of speech as it is. Speech that
 * was cut in two gives the words in proportion; two utterances in one give both texts.
 *
 * <p>Thread-safe. Bounded: at most {@value #MAX_KNOWN} utterances, of which only the shape is kept.
 */
public final class Ears {

    static final int MAX_KNOWN = 500;
    private static final int FRAMES_PER_SECOND = 100;
    /** Louder than the noise of quantisation. */
    private static final double QUIET_RMS = 60;
    /** Of a perfect likeness, which is 1, for a second of speech; what is shorter is more easily taken for something else. */
    private static final double LIKENESS = 0.75;

    private static final double LIKENESS_OF_A_WORD = 0.93;

    private static final int SHORTEST_FRAMES = 15;
    private static final int PAUSE_FRAMES = 8;
    /** Frames of what was heard and what is known are not cut at the same samples. */
    private static final int EDGE_FRAMES = 3;

    private static final double PAUSE_LOUDNESS = 0.3;
    private static final double WHOLE = 0.75;

    private final List<Known> known = new CopyOnWriteArrayList<>();

    /** Something known, and its loudness in each frame. */
    private static final class Known {

        private final String text;
        private final double[] shape;

        private Known(String text, double[] shape) {
            this.text = text;
            this.shape = shape;
        }

        private String text() {
            return text;
        }

        private double[] shape() {
            return shape;
        }
    }

    /** Where something known lies in what was heard. */
    private record Match(Known known, int lag, double likeness) {}

    /**
     * From now on this sound is known.
     *
     * @throws IllegalStateException when there is no room for more
     */
    public void learn(String text, short[] pcm, int sampleRateHz) {
        double[] shape = trim(shape(pcm, sampleRateHz / FRAMES_PER_SECOND));
        if (known.stream().anyMatch(other -> other.text().equals(text) && other.shape().length == shape.length)) {
            return;
        }
        if (known.size() >= MAX_KNOWN) {
            throw new IllegalStateException("more than " + MAX_KNOWN + " utterances to know");
        }
        known.add(new Known(text, shape));
    }

    /** What was said in 24 kHz PCM16; empty when it is nothing known. */
    public Optional<String> recognise(byte[] pcm) {
        if (known.isEmpty()) {
            return Optional.empty();
        }
        short[] samples = new short[pcm.length / 2];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Pcm.sample(pcm, 2 * i);
        }
        List<String> words = new ArrayList<>();
        hear(trim(shape(samples, Pcm.BYTES_PER_MILLI / 2 * 1000 / FRAMES_PER_SECOND)), words);
        return words.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", words));
    }

    private void hear(double[] heard, List<String> words) {
        if (heard.length < SHORTEST_FRAMES) {
            return;
        }
        Optional<Match> best = best(heard);
        best.ifPresent(match -> {
            int from = Math.max(0, match.lag());
            int to = Math.min(heard.length, match.lag() + match.known().shape().length);
            hear(trim(Arrays.copyOfRange(heard, 0, from)), words);
            words.add(text(match, heard.length));
            hear(trim(Arrays.copyOfRange(heard, to, heard.length)), words);
        });
    }

    private Optional<Match> best(double[] heard) {
        Match best = null;
        for (Known candidate : known) {
            int shorter = Math.min(heard.length, candidate.shape().length);
            int slack = shorter / 5;
            for (int lag = Math.min(0, heard.length - candidate.shape().length) - slack;
                    lag <= Math.max(0, heard.length - candidate.shape().length) + slack;
                    lag++) {
                double likeness = likeness(heard, candidate.shape(), lag);
                if (likeness >= enough(shorter)
                        && (best == null || likeness > best.likeness())
                        && standsAlone(heard, lag, lag + candidate.shape().length)) {
                    best = new Match(candidate, lag, likeness);
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** Two utterances have a pause between them; words within a sentence have none. */
    private static boolean standsAlone(double[] heard, int from, int to) {
        return quiet(heard, from - EDGE_FRAMES - PAUSE_FRAMES) && quiet(heard, to + EDGE_FRAMES);
    }

    private static boolean quiet(double[] heard, int from) {
        double loudness = 0;
        for (int i = Math.max(0, from); i < Math.min(heard.length, from + PAUSE_FRAMES); i++) {
            loudness += heard[i];
        }
        return loudness <= PAUSE_FRAMES * PAUSE_LOUDNESS;
    }

    private static double enough(int frames) {
        double second = Math.min(1, (double) frames / FRAMES_PER_SECOND);
        return LIKENESS_OF_A_WORD + (LIKENESS - LIKENESS_OF_A_WORD) * second;
    }

    /** Correlation of the part in which both lie, the known one beginning at {@code lag}. */
    private static double likeness(double[] heard, double[] shape, int lag) {
        int from = Math.max(0, lag);
        int to = Math.min(heard.length, lag + shape.length);
        int count = to - from;
        if (count < SHORTEST_FRAMES) {
            return 0;
        }
        double sumA = 0;
        double sumB = 0;
        double squaresA = 0;
        double squaresB = 0;
        double product = 0;
        for (int i = from; i < to; i++) {
            double a = heard[i];
            double b = shape[i - lag];
            sumA += a;
            sumB += b;
            squaresA += a * a;
            squaresB += b * b;
            product += a * b;
        }
        double spread = (squaresA - sumA * sumA / count) * (squaresB - sumB * sumB / count);
        return spread <= 0 ? 0 : (product - sumA * sumB / count) / Math.sqrt(spread);
    }

    /** All of the words, or as many as the part that was heard has room for. */
    private static String text(Match match, int heardLength) {
        String text = match.known().text();
        int length = match.known().shape().length;
        double from = (double) Math.max(0, -match.lag()) / length;
        double to = (double) Math.min(length, heardLength - match.lag()) / length;
        if (to - from >= WHOLE) {
            return text;
        }
        String[] words = text.split("\\s+", -1);
        int first = (int) Math.round(from * words.length);
        int last = Math.clamp(Math.round(to * words.length), Math.min(words.length, first + 1), words.length);
        return String.join(" ", Arrays.asList(words).subList(Math.min(first, last), last));
    }

    /** Loudness of each frame on a scale of octaves above what is quiet. */
    private static double[] shape(short[] pcm, int frame) {
        double[] shape = new double[pcm.length / frame];
        for (int i = 0; i < shape.length; i++) {
            double sum = 0;
            for (int k = i * frame; k < (i + 1) * frame; k++) {
                sum += (double) pcm[k] * pcm[k];
            }
            shape[i] = Math.max(0, Math.log(Math.sqrt(sum / frame) / QUIET_RMS));
        }
        return shape;
    }

    private static double[] trim(double[] shape) {
        int from = 0;
        int to = shape.length;
        while (from < to && shape[from] == 0) {
            from++;
        }
        while (to > from && shape[to - 1] == 0) {
            to--;
        }
        return Arrays.copyOfRange(shape, from, to);
    }
}
