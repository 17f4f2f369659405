package dev.callwright.agent.simulator;

import dev.callwright.agent.simulator.script.Rule;
import dev.callwright.agent.simulator.speech.AnswerMode;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * How a simulated model behaves: what it says, how fast, and what goes wrong. Turns are counted per connection from one, and
 * every answer is a turn, a greeting and the answer after a function call included. Immutable.
 *
 * @param profile    what the keys that are left out mean
 * @param door       who is let in
 * @param detection  voice detection
 * @param timing     latency and pace
 * @param answers    what is said
 * @param wire       which of the vendor's models the events look like
 * @param limits     bounds of a session
 * @param toolCalls  turns that call a function instead of speaking
 * @param faults     what goes wrong
 * @param script     what is said and called in which situation, before the answers
 * @param clock      how fast the time of a session goes by
 * @param faces      the HTTP faces
 */
public record Scenario(
        Profile profile,
        Door door,
        Detection detection,
        Timing timing,
        Answers answers,
        Wire wire,
        Limits limits,
        List<ToolCall> toolCalls,
        Faults faults,
        List<Rule> script,
        Clock clock,
        Faces faces) {

    public static final Scenario DEFAULTS = new Scenario(
            Profile.PLAIN,
            Door.DEFAULTS,
            Detection.DEFAULTS,
            Timing.DEFAULTS,
            Answers.DEFAULTS,
            Wire.DEFAULTS,
            Limits.DEFAULTS,
            List.of(),
            Faults.DEFAULTS,
            List.of(),
            Clock.DEFAULTS,
            Faces.DEFAULTS);

    /** As slow as the vendor's service was measured to be; the rest as usual. */
    public static final Scenario VENDOR_LIKE = DEFAULTS.with(changed -> {
        changed.profile = Profile.VENDOR_LIKE;
        changed.detection = Detection.VENDOR_LIKE;
        changed.timing = Timing.VENDOR_LIKE;
    });

    public Scenario {
        toolCalls = List.copyOf(toolCalls);
        script = List.copyOf(script);
    }

    /** What happens in the session of this number. */
    public Scenario in(int session) {
        return withFaults(faults.in(session));
    }

    public Scenario withDoor(Door newDoor) {
        return with(changed -> changed.door = newDoor);
    }

    public Scenario withDetection(Detection newDetection) {
        return with(changed -> changed.detection = newDetection);
    }

    public Scenario withTiming(Timing newTiming) {
        return with(changed -> changed.timing = newTiming);
    }

    public Scenario withAnswers(Answers newAnswers) {
        return with(changed -> changed.answers = newAnswers);
    }

    public Scenario withWire(Wire newWire) {
        return with(changed -> changed.wire = newWire);
    }

    public Scenario withLimits(Limits newLimits) {
        return with(changed -> changed.limits = newLimits);
    }

    public Scenario withToolCalls(List<ToolCall> newToolCalls) {
        return with(changed -> changed.toolCalls = newToolCalls);
    }

    public Scenario withFaults(Faults newFaults) {
        return with(changed -> changed.faults = newFaults);
    }

    public Scenario withScript(List<Rule> newScript) {
        return with(changed -> changed.script = newScript);
    }

    public Scenario withClock(Clock newClock) {
        return with(changed -> changed.clock = newClock);
    }

    public Scenario withFaces(Faces newFaces) {
        return with(changed -> changed.faces = newFaces);
    }

    private Scenario with(Consumer<Changed> change) {
        Changed changed = new Changed(this);
        change.accept(changed);
        return changed.record();
    }

    /** The components while one of them is replaced, so that a new component is written in three places and not in twelve. */
    private static final class Changed {

        private Profile profile;
        private Door door;
        private Detection detection;
        private Timing timing;
        private Answers answers;
        private Wire wire;
        private Limits limits;
        private List<ToolCall> toolCalls;
        private Faults faults;
        private List<Rule> script;
        private Clock clock;
        private Faces faces;

        Changed(Scenario old) {
            profile = old.profile;
            door = old.door;
            detection = old.detection;
            timing = old.timing;
            answers = old.answers;
            wire = old.wire;
            limits = old.limits;
            toolCalls = old.toolCalls;
            faults = old.faults;
            script = old.script;
            clock = old.clock;
            faces = old.faces;
        }

        Scenario record() {
            return new Scenario(
                    profile, door, detection, timing, answers, wire, limits, toolCalls, faults, script, clock, faces);
        }
    }

    /**
     * The clock that a session's age is read from, so that the end of a long session can be met in a short test.
     *
     * @param speed  how many times faster than others it goes
     */
    public record Clock(int speed) {

        public static final Clock DEFAULTS = new Clock(1);

        public Clock {
            Bounds.check(speed >= 1 && speed <= 10_000, "speed is not 1 to 10000");
        }

        /** What passes by other clocks while this time passes by this one. */
        public Duration real(Duration time) {
            return time.dividedBy(speed);
        }
    }

    /** Defaults to choose from. */
    public enum Profile {
        PLAIN,
        VENDOR_LIKE;

        public Scenario defaults() {
            return switch (this) {
                case PLAIN -> DEFAULTS;
                case VENDOR_LIKE -> Scenario.VENDOR_LIKE;
            };
        }
    }

    /**
     * The checks before the upgrade.
     *
     * @param apiKeys         keys that are let in; empty lets in any key that is not bad
     * @param badKeys         keys refused with 401
     * @param models          model ids known besides the vendor's; any other is refused with 404
     * @param quotaExhausted  whether every upgrade is refused with 402
     * @param maxSessions     sessions at a time; more are refused with 429
     */
    public record Door(
            List<String> apiKeys, List<String> badKeys, List<String> models, boolean quotaExhausted, int maxSessions) {

        public static final Door DEFAULTS = new Door(List.of(), List.of("bad"), List.of(), false, 2000);

        public Door {
            apiKeys = List.copyOf(apiKeys);
            badKeys = List.copyOf(badKeys);
            models = List.copyOf(models);
            Bounds.check(maxSessions >= 0, "max-sessions is negative");
        }
    }

    /**
     * Voice detection by energy.
     *
     * @param vadDefault        whether it is on for a client that never sends {@code turn_detection}; the vendor's models differ
     * @param energyPercent     RMS of 16-bit samples that one hundred units of the client's threshold stand for; 20 makes the
     *                          vendor's default of 2500 an RMS of 500, which telephone speech exceeds and line noise does not
     * @param speechStartDelay  audio between the onset of speech and its report
     * @param speechStopDelay   silence before the end is reported, if the client's own value is not longer
     */
    public record Detection(
            boolean vadDefault, int energyPercent, Duration speechStartDelay, Duration speechStopDelay) {

        public static final Detection DEFAULTS =
                new Detection(false, 20, Duration.ofMillis(60), Duration.ofMillis(500));

        /** As measured against the vendor's service. */
        public static final Detection VENDOR_LIKE =
                new Detection(false, 20, Duration.ofMillis(900), Duration.ofMillis(1300));

        public Detection {
            Bounds.check(energyPercent > 0, "energy-percent is not positive");
            Bounds.wait(speechStartDelay, "speech-start-delay");
            Bounds.wait(speechStopDelay, "speech-stop-delay");
        }
    }

    /**
     * What is said.
     *
     * @param mode               where the words come from
     * @param greeting           what an answer with instructions says; empty to take it from the instructions
     * @param prompts            bundled prompts, spoken in turn
     * @param texts              sentences spoken in turn in the mode {@code espeak}; empty for the prompts
     * @param callerTranscripts  what the caller is said to have said, in turn; empty for "[caller speech 2.3 s]"
     */
    public record Answers(
            AnswerMode mode,
            String greeting,
            List<String> prompts,
            List<String> texts,
            List<String> callerTranscripts) {

        public static final Answers DEFAULTS = new Answers(
                AnswerMode.PROMPTS, "", List.of("answer-1", "long", "answer-2", "answer-3"), List.of(), List.of());

        public Answers {
            prompts = List.copyOf(prompts);
            texts = List.copyOf(texts);
            callerTranscripts = List.copyOf(callerTranscripts);
            Bounds.check(!prompts.isEmpty(), "prompts is empty");
        }
    }

    /**
     * A turn that calls a function instead of speaking.
     *
     * @param turn       the turn that calls
     * @param name       function, whether or not the client declared it
     * @param arguments  JSON object
     */
    public record ToolCall(int turn, String name, String arguments) {

        public static final ToolCall DEFAULTS = new ToolCall(1, "", "{}");
    }
}
