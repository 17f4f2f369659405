package dev.callwright.config.load;

import dev.callwright.config.CaptureConfig;
import dev.callwright.config.ControlConfig;
import dev.callwright.config.DefenceConfig;
import dev.callwright.config.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Checks of {@code defence}, {@code capture} and {@code control}. */
final class WatchChecks {

    private static final int SHORTEST_WORD = 3;
    /** Of a Unix socket's path, with the zero behind it; the kernel's bound. */
    private static final int LONGEST_PATH = 107;

    private WatchChecks() {}

    static void defence(DefenceConfig defence, Section section) {
        section.within("attempts", defence.attempts(), 1, 10_000);
        section.within("window", defence.window(), Duration.ofSeconds(1), Duration.ofHours(1));
        section.within("block", defence.block(), Duration.ofSeconds(1), Duration.ofDays(1));
        section.within("sources", defence.sources(), 100, 1_000_000);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < defence.agents().size(); i++) {
            String word = defence.agents().get(i);
            if (word.strip().length() < SHORTEST_WORD) {
                section.problem(
                        "agents[" + i + "]",
                        Problem.excerpt(word) + " is in the name of many honest phones",
                        "write at least " + SHORTEST_WORD + " characters");
            } else if (!seen.add(word.toLowerCase(Locale.ROOT))) {
                section.problem("agents[" + i + "]", Problem.excerpt(word) + " is listed already", "keep one of them");
            }
        }
    }

    static void capture(CaptureConfig capture, Section section) {
        section.within("calls", capture.calls(), 0, 10_000);
        section.within("messages", capture.messages(), 2, 1_000);
        section.within("hep-node", capture.hepNode(), 0, Integer.MAX_VALUE);
        if (!capture.hep().isEmpty() && !isHostAndPort(capture.hep())) {
            section.problem(
                    "hep",
                    Problem.excerpt(capture.hep()) + " is not HOST:PORT",
                    "write homer.example.com:9060, or leave it empty");
        }
    }

    private static boolean isHostAndPort(String text) {
        int colon = text.lastIndexOf(':');
        return colon > 0 && SipUriText.isHost(text.substring(0, colon)) && SipUriText.isPort(text.substring(colon + 1));
    }

    static void control(ControlConfig control, Section section) {
        int length = control.socket().getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST_PATH || control.socket().codePoints().anyMatch(Character::isISOControl)) {
            section.problem("socket", "is no path of a socket, at most " + LONGEST_PATH + " bytes", "shorten it");
        }
    }
}
