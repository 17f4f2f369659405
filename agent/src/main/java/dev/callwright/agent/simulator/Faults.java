package dev.callwright.agent.simulator;

import java.time.Duration;
import java.util.List;

/**
 * What goes wrong in a {@link Scenario}; by default nothing. Immutable.
 *
 * @param sessions    sessions it goes wrong in, counted from one as they are let in; empty for all
 * @param connection  of the connection itself
 * @param session     of the session's settings
 * @param response    of the answers
 */
public record Faults(List<Integer> sessions, Connection connection, Session session, Response response) {

    public static final Faults DEFAULTS = new Faults(Connection.DEFAULTS, Session.DEFAULTS, Response.DEFAULTS);

    public Faults {
        sessions = List.copyOf(sessions);
    }

    /** In all sessions. */
    public Faults(Connection connection, Session session, Response response) {
        this(List.of(), connection, session, response);
    }

    /** What goes wrong in the session of this number. */
    Faults in(int session) {
        return sessions.isEmpty() || sessions.contains(session) ? this : DEFAULTS;
    }

    /**
     * Of the connection itself.
     *
     * @param refuseFirst  connections closed as soon as they are accepted, before others are let in
     * @param dropAfter    age at which the connection is dropped without a close frame; zero for never
     * @param dropOnTurn   the turn from whose beginning {@code drop-after} is counted; zero for the beginning of the session
     * @param admitFirst   sessions let in before all others are refused with {@code refuse-status}; zero to refuse none
     * @param refuseStatus HTTP status of those, such as 402 for a quota used up in mid-call, or 429
     * @param upgradeDelay from the request of an upgrade to its answer
     */
    public record Connection(
            int refuseFirst,
            Duration dropAfter,
            int dropOnTurn,
            int admitFirst,
            int refuseStatus,
            Duration upgradeDelay) {

        public static final Connection DEFAULTS = new Connection(0, Duration.ZERO, 0);

        /** Without refusal or delay of an upgrade. */
        public Connection(int refuseFirst, Duration dropAfter, int dropOnTurn) {
            this(refuseFirst, dropAfter, dropOnTurn, 0, 402, Duration.ZERO);
        }

        public Connection {
            Bounds.check(admitFirst >= 0, "admit-first is negative");
            Bounds.check(refuseStatus >= 400 && refuseStatus <= 599, "refuse-status is not 400 to 599");
            Bounds.wait(upgradeDelay, "upgrade-delay");
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
     * @param mute            whether nothing more is said, and nothing done, once the session is set up
     * @param muteOnTurn      the turn that is begun and never gets a word, nor does anything after it; zero for none
     */
    public record Session(
            Duration updatedDelay, boolean updatedNever, List<String> rejectedVoices, boolean mute, int muteOnTurn) {

        public static final Session DEFAULTS = new Session(Duration.ZERO, false, List.of());

        /** One that speaks. */
        public Session(Duration updatedDelay, boolean updatedNever, List<String> rejectedVoices) {
            this(updatedDelay, updatedNever, rejectedVoices, false, 0);
        }

        public Session {
            Bounds.wait(updatedDelay, "updated-delay");
            Bounds.check(muteOnTurn >= 0, "mute-on-turn is negative");
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
