package dev.callwright.media.dsp;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import javax.imageio.ImageIO;

/** Measures both directions of the resampler tone by tone and draws them. Run by scripts/bench/resampler-plot. */
final class ResamplerPlot {

    private static final Color UP = new Color(0x1F, 0x5F, 0xBF);
    private static final Color DOWN = new Color(0xE0, 0x8A, 0x00);
    private static final float[] DASHES = {9, 9};
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 960;

    /** Tones closer than this to a multiple of 4 kHz fall together with their own image and are left out. */
    private static final double AMBIGUOUS_HERTZ = 30;

    private ResamplerPlot() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("usage: resampler-plot FILE.png");
            return;
        }
        double[] hertz = new double[1200];
        Arrays.setAll(hertz, i -> 10.0 * i);
        double[] up = measure(hertz, f -> f < 4000 ? FrequencyResponse.upGain(f) : FrequencyResponse.upImage(f));
        double[] down = measure(hertz, FrequencyResponse::downGain);

        report("up", hertz, up);
        report("down", hertz, down);
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        draw(picture.createGraphics(), hertz, up, down);
        ImageIO.write(picture, "png", Path.of(arguments[0]).toFile());
    }

    private static double[] measure(double[] hertz, DoubleUnaryOperator level) {
        double[] levels = new double[hertz.length];
        Arrays.setAll(levels, i -> ambiguous(hertz[i]) ? Double.NaN : level.applyAsDouble(hertz[i]));
        return levels;
    }

    private static boolean ambiguous(double hertz) {
        return Math.abs(hertz - 4000 * Math.rint(hertz / 4000)) < AMBIGUOUS_HERTZ;
    }

    private static void report(String direction, double[] hertz, double[] levels) {
        double ripple = 0;
        double worst = -200;
        for (int i = 0; i < hertz.length; i++) {
            if (hertz[i] >= 200 && hertz[i] <= 3400) {
                ripple = Math.max(ripple, Math.abs(levels[i]));
            }
            if (hertz[i] >= 4600 && !Double.isNaN(levels[i])) {
                worst = Math.max(worst, levels[i]);
            }
        }
        System.out.printf(
                "%s: within %.4f dB from 200 Hz to 3.4 kHz, at most %.1f dB from 4.6 kHz%n", direction, ripple, worst);
    }

    private static void draw(Graphics2D g, double[] hertz, double[] up, double[] down) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, WIDTH, HEIGHT);

        Chart whole = new Chart(
                g,
                50,
                450,
                new Chart.Axis(0, 12, 1, "frequency on the 24 kHz side, kHz"),
                new Chart.Axis(-110, 10, 10, "level, dB"));
        whole.axes("Pass band, images (8 to 24 kHz) and aliases (24 to 8 kHz)");
        whole.curve(hertz, up, UP);
        whole.curve(hertz, down, DOWN, DASHES);
        whole.limit(4.6, 12, -60);
        legend(whole);

        Chart passBand = new Chart(
                g, 600, 290, new Chart.Axis(0, 4, 0.5, "frequency, kHz"), new Chart.Axis(-0.5, 0.5, 0.1, "level, dB"));
        passBand.axes("Pass band, enlarged");
        passBand.curve(hertz, up, UP);
        passBand.curve(hertz, down, DOWN, DASHES);
        passBand.limit(0.2, 3.4, 0.2);
        passBand.limit(0.2, 3.4, -0.2);
        g.dispose();
    }

    private static void legend(Chart chart) {
        chart.legend(0, "8 to 24 kHz: tone, and its images", UP);
        chart.legend(1, "24 to 8 kHz: tone, and what it folds to", DOWN);
        chart.limitLegend(2);
    }
}
