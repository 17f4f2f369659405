package dev.callwright.agent.interop;

import dev.callwright.agent.simulator.Scenario;
import dev.callwright.config.AgentConfig;
import dev.callwright.config.TurnDetectionConfig.Mode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A caller who interrupts, coughs and echoes while the agent speaks, and a server with its own speech gate and a model as slow as
 * the vendor's; what the agent does is seen at the wire and in the server's meters. Owner: one thread.
 */
final class BargeInWire implements AutoCloseable {

    /** What callers do to the agent. */
    enum Kind {
        INTERRUPTION,
        COUGH,
        ECHO
    }

    /**
     * What came of it.
     *
     * @param duckMillis  from the packet with the onset to the last one with sound of the agent, where it fell silent
     * @param held        times the agent fell silent
     * @param resumed     times it went on
     * @param flushed     times its answer was dropped
     */
    record Outcome(int times, List<Long> duckMillis, long held, long resumed, long flushed) {

        static final Outcome NONE = new Outcome(0, List.of(), 0, 0, 0);

        Outcome plus(Outcome other) {
            return new Outcome(
                    times + other.times,
                    Stream.concat(duckMillis.stream(), other.duckMillis.stream())
                            .sorted()
                            .toList(),
                    held + other.held,
                    resumed + other.resumed,
                    flushed + other.flushed);
        }
    }

    /** Longer than any pause between the agent's words. */
    private static final long SILENCE_MILLIS = 400;

    private static final long SPEAKS_MILLIS = 500;
    private static final int ECHO_MILLIS = 2000;

    /** Longer than the model takes to answer, so that its answer does not come while it is asked again. */
    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    /** Until the agent has spoken for a second the gate takes what is 11 dB quieter for its echo; a greeting is longer. */
    private static final Duration LEARNS_THE_LINE = Duration.ofMillis(1_500);

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Lab lab;

    BargeInWire(Mode mode) {
        lab = Lab.start(
                answering(),
                config -> config.withAgents(config.agents().stream()
                        .map(agent -> listening(agent, mode))
                        .toList()));
    }

    /** So many callers at a time, each with a server of its own, do it so many times each. */
    static Outcome run(Mode mode, Kind kind, int callers, int times) throws InterruptedException, ExecutionException {
        List<Callable<Outcome>> all = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            int seed = i;
            all.add(() -> {
                try (BargeInWire wire = new BargeInWire(mode)) {
                    return wire.run(kind, times, seed);
                }
            });
        }
        Outcome sum = Outcome.NONE;
        try (var threads = Executors.newFixedThreadPool(callers)) {
            for (Future<Outcome> each : threads.invokeAll(all)) {
                sum = sum.plus(each.get());
            }
        }
        return sum;
    }

    /** One caller does it so many times. */
    Outcome run(Kind kind, int times, int seed) throws IOException {
        WireSounds sounds = new WireSounds(seed);
        Outcome sum = Outcome.NONE;
        try (WireCaller caller = new WireCaller(lab.sipPort())) {
            awaitAgent(caller, sounds);
            Pause.of(LEARNS_THE_LINE);
            for (int i = 0; i < times; i++) {
                awaitAgent(caller, sounds);
                sum = sum.plus(once(caller, kind, sounds));
            }
        }
        return sum;
    }

    @Override
    public void close() {
        lab.close();
    }

    /** Only what happens from the sound to a while after counts, not what the caller says to have the agent speak. */
    private Outcome once(WireCaller caller, Kind kind, WireSounds sounds) {
        long held = lab.meter("turn.gate{what=held}");
        long resumed = lab.meter("turn.gate{what=resumed}");
        long flushed = lab.meter("turn.interrupted");
        List<Long> millis = new ArrayList<>();
        switch (kind) {
            case INTERRUPTION -> duck(caller, caller.say(sounds.words())).ifPresent(millis::add);
            case COUGH -> {
                caller.say(sounds.cough());
                Pause.of(Duration.ofMillis(sounds.between(1000, 1500)));
            }
            case ECHO -> {
                caller.echo(sounds.between(40, 400), Math.pow(10, -sounds.between(10, 25) / 20.0));
                Pause.of(Duration.ofMillis(ECHO_MILLIS));
                caller.echo(0, 0);
                Pause.of(Duration.ofMillis(sounds.between(1000, 1500)));
            }
        }
        return new Outcome(
                1,
                millis,
                lab.meter("turn.gate{what=held}") - held,
                lab.meter("turn.gate{what=resumed}") - resumed,
                lab.meter("turn.interrupted") - flushed);
    }

    /** Waits until the agent is in the midst of an answer; where it has nothing to say, asks it something. */
    private static void awaitAgent(WireCaller caller, WireSounds sounds) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        long asked = System.nanoTime() - ASK_AGAIN.toNanos();
        while (!caller.agentSpeaks(SPEAKS_MILLIS)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("the agent never speaks");
            }
            if (caller.agentSilent(ASK_AGAIN.toMillis()) && System.nanoTime() - asked >= ASK_AGAIN.toNanos()) {
                asked = caller.say(sounds.words());
            }
            Pause.of(Duration.ofMillis(10));
        }
    }

    private static OptionalLong last(List<WireCaller.Packet> packets) {
        long silentAfter = TimeUnit.MILLISECONDS.toNanos(SILENCE_MILLIS);
        long last = 0;
        for (WireCaller.Packet packet : packets) {
            if (packet.sounds()) {
                last = packet.nanos();
            } else if (last > 0 && packet.nanos() - last > silentAfter) {
                return OptionalLong.of(last);
            }
        }
        return OptionalLong.empty();
    }

    /** How long after this moment the agent fell silent, if it did for longer than between words. */
    private static Optional<Long> duck(WireCaller caller, long onset) {
        Pause.of(Duration.ofMillis(SILENCE_MILLIS));
        OptionalLong last = last(caller.heardSince(onset - 2 * WireCaller.SLOT_NANOS));
        return last.isPresent()
                ? Optional.of(TimeUnit.NANOSECONDS.toMillis(last.getAsLong() - onset))
                : Optional.empty();
    }

    private static AgentConfig listening(AgentConfig agent, Mode mode) {
        return agent.withTurnDetection(agent.turnDetection().by(mode));
    }

    private static Scenario answering() {
        Scenario slow = Scenario.VENDOR_LIKE;
        return slow.withAnswers(new Scenario.Answers(
                slow.answers().mode(), slow.answers().greeting(), List.of("long"), List.of(), List.of()));
    }
}
