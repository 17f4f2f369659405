package dev.callwright.agent.simulator;

import dev.callwright.agent.simulator.script.Rule;
import dev.callwright.agent.simulator.speech.AnswerMode;
import dev.callwright.agent.simulator.speech.ChunkProfile;
import java.time.Duration;
import java.util.List;

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
            Door.DEFAULTS,
            Detection.DEFAULTS,
            Timing.DEFAULTS,
            Answers.DEFAULTS,
            Wire.DEFAULTS,
            Limits.DEFAULTS,
            List.of(),
            Faults.DEFAULTS);

    /** As slow as the vendor's service was measured to be; the rest as usual. */
    public static final Scenario VENDOR_LIKE = new Scenario(
            Profile.VENDOR_LIKE,
            Door.DEFAULTS,
            Detection.VENDOR_LIKE,
            Timing.VENDOR_LIKE,
            Answers.DEFAULTS,
            Wire.DEFAULTS,
            Limits.DEFAULTS,
            List.of(),
            Faults.DEFAULTS,
            List.of(),
            Clock.DEFAULTS,
            Faces.DEFAULTS);

    public Scenario {
        toolCalls = List.copyOf(toolCalls);
        script = List.copyOf(script);
    }

    /** Without a script, by a clock like any other. */
    public Scenario(
            Door door,
            Detection detection,
            Timing timing,
            Answers answers,
            Wire wire,
            Limits limits,
            List<ToolCall> toolCalls,
            Faults faults) {
        this(door, detection, timing, answers, wire, limits, toolCalls, faults, List.of(), Clock.DEFAULTS);
    }

    /** Of the WebSocket alone. */
    public Scenario(
            Door door,
            Detection detection,
            Timing timing,
            Answers answers,
            Wire wire,
            Limits limits,
            List<ToolCall> toolCalls,
            Faults faults,
            List<Rule> script,
            Clock clock) {
        this(
                Profile.PLAIN,
                door,
                detection,
                timing,
                answers,
                wire,
                limits,
                toolCalls,
                faults,
                script,
                clock,
                Faces.DEFAULTS);
    }

    /** What happens in the session of this number. */
    public Scenario in(int session) {
        return new Scenario(
                profile,
                door,
                detection,
                timing,
                answers,
                wire,
                limits,
                toolCalls,
                faults.in(session),
                script,
                clock,
                faces);
    }

    /** The same with other HTTP faces. */
    public Scenario withFaces(Faces other) {
        return new Scenario(
                profile, door, detection, timing, answers, wire, limits, toolCalls, faults, script, clock, other);
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
     * Latency and pace.
     *
     * @param firstAudioDelay     from {@code response.created} to the first audio
     * @param transcriptionDelay  from the commit to the caller's transcript
     * @param interruptTail       from speech over an answer to that answer's end
     * @param cancelTail          how long audio goes on after a cancel
     * @param pacePercent         speed of the audio; 100 is as fast as it plays
     * @param chunks              sizes of the audio deltas
     */
    public record Timing(
            Duration firstAudioDelay,
            Duration transcriptionDelay,
            Duration interruptTail,
            Duration cancelTail,
            int pacePercent,
            ChunkProfile chunks) {

        public static final Timing DEFAULTS = new Timing(
                Duration.ofMillis(150),
                Duration.ofMillis(300),
                Duration.ofMillis(300),
                Duration.ofMillis(200),
                300,
                ChunkProfile.STEPAUDIO_3);

        /** As measured against the vendor's service. */
        public static final Timing VENDOR_LIKE = new Timing(
                Duration.ofMillis(500),
                Duration.ofMillis(350),
                Duration.ofMillis(800),
                Duration.ofMillis(430),
                300,
                ChunkProfile.STEPAUDIO_3);

        public Timing {
            Bounds.wait(firstAudioDelay, "first-audio-delay");
            Bounds.wait(transcriptionDelay, "transcription-delay");
            Bounds.wait(interruptTail, "interrupt-tail");
            Bounds.wait(cancelTail, "cancel-tail");
            Bounds.check(pacePercent > 0, "pace-percent is not positive");
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
     * Which of the vendor's models the events look like.
     *
     * @param itemContent              whether items of the assistant carry an empty {@code content} before they have one
     * @param interruptedStatus        status of an answer that was interrupted or cancelled
     * @param functionOrder            order of events, and ids, of a function call
     * @param cumulativeTranscription  whether the caller's transcript also comes as deltas that each repeat the text so far
     */
    public record Wire(
            ItemContent itemContent,
            InterruptedStatus interruptedStatus,
            FunctionOrder functionOrder,
            boolean cumulativeTranscription) {

        public static final Wire DEFAULTS =
                new Wire(ItemContent.ABSENT, InterruptedStatus.INCOMPLETE, FunctionOrder.STEP_1O, false);

        /** See {@link Wire#itemContent()}. */
        public enum ItemContent {
            ABSENT,
            EMPTY
        }

        /** See {@link Wire#interruptedStatus()}. */
        public enum InterruptedStatus {
            INCOMPLETE,
            CANCELLED
        }

        /** See {@link Wire#functionOrder()}. */
        public enum FunctionOrder {
            STEP_1O,
            STEPAUDIO_2_5
        }
    }

    /**
     * Bounds of a session.
     *
     * @param idleLimit      time without a frame either way after which the connection is dropped
     * @param sessionLimit   age at which a session is closed
     * @param maxUtterance   caller audio kept; older audio is dropped
     * @param maxChunkBytes  audio in one append, decoded
     */
    public record Limits(Duration idleLimit, Duration sessionLimit, Duration maxUtterance, int maxChunkBytes) {

        public static final Limits DEFAULTS =
                new Limits(Duration.ofSeconds(60), Duration.ofMinutes(30), Duration.ofMinutes(2), 15_000_000);

        public Limits {
            Bounds.check(idleLimit.isPositive(), "idle-limit is not positive");
            Bounds.check(sessionLimit.isPositive(), "session-limit is not positive");
            Bounds.check(
                    maxUtterance.toSeconds() >= 1 && maxUtterance.toMinutes() <= 10, "max-utterance is not 1s to 10m");
            Bounds.check(maxChunkBytes > 0 && maxChunkBytes <= 15_000_000, "max-chunk-bytes is not 1 to 15000000");
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
