package dev.callwright.agent.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;

/** Silence in what a caller heard. */
final class Silence {

    private static final Path LINES = Path.of("target", "silence.tsv");
    private static final int PIECE = 160;
    private static final int SOUND_RMS = 60;

    private Silence() {}

    /** The longest stretch without sound. */
    static Duration longest(short[] heard) {
        int longest = 0;
        int quiet = 0;
        for (int at = 0; at + PIECE <= heard.length; at += PIECE) {
            quiet = sounds(heard, at) ? 0 : quiet + 20;
            longest = Math.max(longest, quiet);
        }
        return Duration.ofMillis(longest);
    }

    /** The same, put down in {@code target/silence.tsv} for the table of docs/sessions.md. */
    static Duration longest(String fault, short[] heard) {
        Duration longest = longest(heard);
        try {
            Files.createDirectories(LINES.toAbsolutePath().getParent());
            Files.writeString(
                    LINES,
                    fault + '\t' + longest.toMillis() + '\n',
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return longest;
    }

    /** Whether there has been no sound for so long by now. */
    static boolean lasts(short[] heard, Duration time) {
        int from = heard.length - (int) time.toMillis() * 8;
        return from >= 0
                && longest(Arrays.copyOfRange(heard, from, heard.length)).compareTo(time.minusMillis(20)) >= 0;
    }

    private static boolean sounds(short[] heard, int at) {
        long energy = 0;
        for (int i = at; i < at + PIECE; i++) {
            energy += (long) heard[i] * heard[i];
        }
        return energy > (long) PIECE * SOUND_RMS * SOUND_RMS;
    }
}
