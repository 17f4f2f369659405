package dev.callwright.agent.interop;

import dev.callwright.agent.phone.PhoneMoment;
import dev.callwright.agent.phone.PhoneMoment.Kind;
import dev.callwright.agent.simulator.Scenario;
import dev.callwright.config.TurnDetectionConfig.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures how long a caller waits for an answer, at the caller's phone: from the last packet of speech sent to the first packet
 * with sound heard. Calls of many turns with a simulated model as slow as the vendor's service. For
 * {@code scripts/bench/turn-latency}; not a test.
 */
final class TurnLatency {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** Longer than any pause inside the answer. */
    private static final Duration BETWEEN_TURNS = Duration.ofMillis(700);

    /** A call of the lab lasts five minutes at most. */
    private static final int TURNS_OF_A_CALL = 25;

    private TurnLatency() {}

    /** Arguments: a mode of turn detection, a number of turns, and the file for one latency in milliseconds a line. */
    public static void main(String[] args) throws Exception {
        Mode mode = Mode.valueOf(args[0].toUpperCase(Locale.ROOT));
        List<Long> latencies = measure(mode, Integer.parseInt(args[1]));
        Files.write(Path.of(args[2]), latencies.stream().map(String::valueOf).toList());
    }

    private static List<Long> measure(Mode mode, int turns) throws InterruptedException, IOException {
        List<Long> latencies = new ArrayList<>();
        for (int left = turns; left > 0; left -= TURNS_OF_A_CALL) {
            latencies.addAll(call(mode, Math.min(left, TURNS_OF_A_CALL)));
        }
        return latencies;
    }

    private static List<Long> call(Mode mode, int turns) throws InterruptedException, IOException {
        short[] words = Lab.sentence();
        List<Long> latencies = new ArrayList<>();
        try (TurnsLab lab = new TurnsLab(mode, vendorLike())) {
            lab.dial();
            for (int turn = 0; turn < turns; turn++) {
                Pause.of(BETWEEN_TURNS);
                long before = lab.phone().count(Kind.AGENT_STARTED);
                lab.phone().say(words);
                long stopped = last(lab, Kind.CALLER_STOPPED);
                if (lab.phone().await(Kind.AGENT_STARTED, before, PATIENCE)) {
                    latencies.add((first(lab, before) - stopped) / 1_000_000);
                    lab.hearAll();
                }
            }
        }
        return latencies;
    }

    private static long first(TurnsLab lab, long before) {
        return lab.phone().moments().stream()
                .filter(moment -> moment.kind() == Kind.AGENT_STARTED)
                .skip(before)
                .mapToLong(PhoneMoment::atNanos)
                .findFirst()
                .orElseThrow();
    }

    private static long last(TurnsLab lab, Kind kind) {
        return lab.phone().moments().stream()
                .filter(moment -> moment.kind() == kind)
                .mapToLong(PhoneMoment::atNanos)
                .max()
                .orElseThrow();
    }

    private static Scenario vendorLike() {
        Scenario slow = Scenario.VENDOR_LIKE;
        return slow.withAnswers(
                new Scenario.Answers(slow.answers().mode(), "", List.of("answer-3"), List.of(), List.of()));
    }
}
