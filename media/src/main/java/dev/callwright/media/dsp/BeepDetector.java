package dev.callwright.media.dsp;

/**
 * Finds the tone after which an answering machine records: steady, of one frequency, not long, and followed by silence. A sine is
 * told from speech by how well two samples foretell the next one: {@code x[n] + x[n-2] = 2 cos(w) x[n-1]}. Owner: media loop.
 */
public final class BeepDetector {

    private static final double RATE_HZ = 8000;
    private static final int FRAME = 160;
    private static final int FRAME_MILLIS = 20;

    private static final double LOWEST_HZ = 300;
    private static final double HIGHEST_HZ = 2500;
    private static final int SHORTEST_MILLIS = 140;
    private static final int LONGEST_MILLIS = 1_500;
    /** Silence that must follow. */
    private static final int SILENCE_MILLIS = 100;
    /** How long the end of a tone may take to become silence: it fades, or falls within a frame. */
    private static final int FADE_MILLIS = 60;

    /** Mean square of the quietest tone: about -36 dBm0. */
    private static final double LEAST_ENERGY = 400.0 * 400.0;
    /** What the foretelling may miss, of the energy it foretells; speech misses more. */
    private static final double LEAST_PURITY = 0.04;
    /** A frame of silence is this much below the tone: 15 dB. */
    private static final double SILENCE = 0.03;

    private static final double STEADY = 0.04;

    private final double[] x = new double[FRAME + 2];
    private int filled = 2;

    private double toneHz;
    private double toneEnergy;
    private int toneMillis;
    private int fadeMillis;
    private int silentMillis;

    /** Hears samples at 8 kHz. Returns whether a tone has just been found to be over. */
    public boolean accept(short[] pcm, int offset, int length) {
        boolean found = false;
        for (int i = offset; i < offset + length; i++) {
            x[filled++] = pcm[i];
            if (filled == x.length) {
                found |= frame();
                x[0] = x[FRAME];
                x[1] = x[FRAME + 1];
                filled = 2;
            }
        }
        return found;
    }

    private boolean frame() {
        double energy = 0;
        double cross = 0;
        double middle = 0;
        double sums = 0;
        for (int n = 2; n < x.length; n++) {
            double sum = x[n] + x[n - 2];
            energy += x[n] * x[n];
            cross += sum * x[n - 1];
            middle += x[n - 1] * x[n - 1];
            sums += sum * sum;
        }
        double twoCos = middle == 0 ? 0 : cross / middle;
        double missed = sums - twoCos * cross;
        boolean pure = missed < LEAST_PURITY * middle;
        double hz = Math.acos(Math.clamp(twoCos / 2, -1, 1)) / (2 * Math.PI) * RATE_HZ;
        boolean tone = energy / FRAME > LEAST_ENERGY && pure && hz >= LOWEST_HZ && hz <= HIGHEST_HZ;
        return judge(tone, hz, energy / FRAME);
    }

    private boolean judge(boolean tone, double hz, double energy) {
        if (tone && toneMillis > 0 && fadeMillis == 0 && Math.abs(hz - toneHz) < STEADY * toneHz) {
            toneMillis += FRAME_MILLIS;
            toneEnergy = Math.max(toneEnergy, energy);
            return false;
        }
        if (toneMillis >= SHORTEST_MILLIS && toneMillis <= LONGEST_MILLIS && !over(energy)) {
            boolean found = silentMillis >= SILENCE_MILLIS;
            if (found) {
                forget();
            }
            return found;
        }
        forget();
        if (tone) {
            toneHz = hz;
            toneEnergy = energy;
            toneMillis = FRAME_MILLIS;
        }
        return false;
    }

    /** Takes a frame after a tone; returns whether it is neither its end nor silence. */
    private boolean over(double energy) {
        if (energy < SILENCE * toneEnergy) {
            silentMillis += FRAME_MILLIS;
            fadeMillis = FADE_MILLIS;
            return false;
        }
        fadeMillis += FRAME_MILLIS;
        return fadeMillis > FADE_MILLIS;
    }

    private void forget() {
        toneMillis = 0;
        fadeMillis = 0;
        silentMillis = 0;
    }
}
