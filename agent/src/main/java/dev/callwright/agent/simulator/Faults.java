package dev.callwright.agent.simulator;

import java.time.Duration;
import java.util.List;

/**
 * What goes wrong in a {@link Scenario}; by default nothing. Immutable.
 *
 * @param connection  of the connection itself
 * @param session     of the session's settings
 * @param response    of the answers
 */
public record Faults(Connection connection, Session session, Response response) {

    public static final Faults DEFAULTS = new Faults(Connection.DEFAULTS, Session.DEFAULTS, Response.DEFAULTS);

    /**
     * Of the connection itself.
     *
     * @param refuseFirst  connections closed as soon as they are accepted, before others are let in
     * @param dropAfter    age at which the connection is dropped without a close frame; zero for never
     * @param dropOnTurn   the turn from whose beginning {@code drop-after} is counted; zero for the beginning of the session
     */
    public record Connection(int refuseFirst, Duration dropAfter, int dropOnTurn) {

        public static final Connection DEFAULTS = new Connection(0, Duration.ZERO, 0);

        public Connection {
            Bounds.check(refuseFirst >= 0, "refuse-first is negative");
            Bounds.wait(dropAfter, "drop-after");
            Bounds.check(dropOnTurn >= 0, "drop-on-turn is negative");
        }
    }

    /**
     * Of the session's settings.
     *
     * @param updatedDelay    from a {@code session.update} to its answer
     * @param updatedNever    whether that answer never comes
     * @param rejectedVoices  voices refused, late, when they should first speak
     */
    public record Session(Duration updatedDelay, boolean updatedNever, List<String> rejectedVoices) {

        public static final Session DEFAULTS = new Session(Duration.ZERO, false, List.of());

        public Session {
            Bounds.wait(updatedDelay, "updated-delay");
            rejectedVoices = List.copyOf(rejectedVoices);
        }
    }

    /**
     * Of the answers.
     *
     * @param lateDeltas              audio deltas that still come after the end of an interrupted answer
     * @param emptyTurns              turns completed without anything said
     * @param malformedTurns          turns with a frame that is not JSON
     * @param garbageAudioTurns       turns with an audio delta of odd length and one that is not Base64
     * @param noSpeechCommits         utterances, counted from one, in which no speech is found
     * @param transcriptionAfterDone  whether the caller's transcript waits for the end of the answer
     * @param cancelFailsAfterText    whether a cancel is refused once the transcript is done, and the audio goes on
     */
    public record Response(
            int lateDeltas,
            List<Integer> emptyTurns,
            List<Integer> malformedTurns,
            List<Integer> garbageAudioTurns,
            List<Integer> noSpeechCommits,
            boolean transcriptionAfterDone,
            boolean cancelFailsAfterText) {

        public static final Response DEFAULTS =
                new Response(0, List.of(), List.of(), List.of(), List.of(), false, false);

        public Response {
            Bounds.check(lateDeltas >= 0 && lateDeltas <= 100, "late-deltas is not 0 to 100");
            emptyTurns = List.copyOf(emptyTurns);
            malformedTurns = List.copyOf(malformedTurns);
            garbageAudioTurns = List.copyOf(garbageAudioTurns);
            noSpeechCommits = List.copyOf(noSpeechCommits);
        }
    }
}
