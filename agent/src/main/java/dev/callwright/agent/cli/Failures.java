package dev.callwright.agent.cli;

import dev.callwright.agent.store.StoreException;
import dev.callwright.config.ConfigException;
import dev.callwright.media.codec.WavException;
import dev.callwright.media.leg.MediaException;
import dev.callwright.sip.SipException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;

/**
 * Turns what stops a command into words and an exit code of sysexits: expected failures into one sentence, unexpected ones into a
 * stack trace, since those are ours to mend.
 */
final class Failures {

    static final int NO_INPUT = 66;
    static final int UNAVAILABLE = 69;
    static final int INTERNAL = 70;
    static final int BAD_CONFIGURATION = 78;

    private Failures() {}

    static int report(Exception failure, PrintWriter err) {
        int code = codeOf(failure);
        if (code == INTERNAL) {
            failure.printStackTrace(err);
        } else {
            err.println(sentence(failure));
        }
        err.flush();
        return code;
    }

    private static int codeOf(Exception failure) {
        return switch (failure) {
            case ConfigException _ -> BAD_CONFIGURATION;
            case NoSuchFileException _, WavException _ -> NO_INPUT;
            case StoreException _, MediaException _, SipException _, IOException _, UncheckedIOException _ ->
                UNAVAILABLE;
            default -> INTERNAL;
        };
    }

    private static String sentence(Exception failure) {
        String message = String.valueOf(failure.getMessage());
        return failure instanceof NoSuchFileException ? "There is no file " + message + "." : message;
    }
}
