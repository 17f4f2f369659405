package dev.callwright.agent.simulator;

import java.time.Duration;
import java.util.List;

/**
 * How the three HTTP faces of a simulator behave: the one that hears, the one that thinks and the one that speaks. What they say is in
 * the other sections of the {@link Scenario}. Immutable.
 *
 * @param hearingDelay     from a complete request to the caller's words
 * @param firstTokenDelay  from a complete request to the first words of an answer
 * @param tokenPause       between pieces of an answer
 * @param firstSpeechDelay from a complete request to the first audio
 * @param speechPercent    speed of the audio; 100 is as fast as it plays
 * @param wavOnly          whether raw samples are refused
 * @param mishaps          requests that go wrong
 */
public record Faces(
        Duration hearingDelay,
        Duration firstTokenDelay,
        Duration tokenPause,
        Duration firstSpeechDelay,
        int speechPercent,
        boolean wavOnly,
        List<Mishap> mishaps) {

    public static final Faces DEFAULTS = new Faces(
            Duration.ofMillis(50),
            Duration.ofMillis(50),
            Duration.ofMillis(5),
            Duration.ofMillis(50),
            400,
            false,
            List.of());

    public Faces {
        mishaps = List.copyOf(mishaps);
        Bounds.wait(hearingDelay, "hearing-delay");
        Bounds.wait(firstTokenDelay, "first-token-delay");
        Bounds.wait(tokenPause, "token-pause");
        Bounds.wait(firstSpeechDelay, "first-speech-delay");
        Bounds.check(speechPercent > 0, "speech-percent is not positive");
    }

    /** One of the three. */
    public enum Face {
        HEARING,
        CHAT,
        SPEECH
    }

    /**
     * A request that goes wrong.
     *
     * @param face     where
     * @param request  which one, counted from one over the whole life of the simulator
     * @param kind     how
     */
    public record Mishap(Face face, int request, Kind kind) {

        public static final Mishap DEFAULTS = new Mishap(Face.CHAT, 1, Kind.ERROR);

        /** How a request goes wrong. */
        public enum Kind {
            /** 500. */
            ERROR,
            /** 400. */
            BAD_REQUEST,
            /** 401. */
            BAD_KEY,
            /** 402. */
            QUOTA,
            /** 429. */
            RATE_LIMIT,
            /** Nothing comes at all. */
            HANG,
            /** The connection breaks after the third piece. */
            CUT
        }
    }
}
