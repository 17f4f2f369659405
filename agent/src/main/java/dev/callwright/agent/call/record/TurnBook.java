package dev.callwright.agent.call.record;

import dev.callwright.agent.bridge.event.TurnTimes;
import dev.callwright.agent.store.CallTurn;
import java.util.OptionalLong;

/** The turns of a call: their numbers, and what made the agent speak in each. Owner: call thread. */
final class TurnBook {

    private final TimeLine clock;

    private int over;
    private boolean keysPressed;

    TurnBook(TimeLine clock) {
        this.clock = clock;
    }

    /** How many are over. */
    int over() {
        return over;
    }

    /** The number of the one in progress. */
    int present() {
        return over + 1;
    }

    /** A key was pressed in the present turn. */
    void pressed() {
        keysPressed = true;
    }

    /** The present turn is over. */
    CallTurn end(TurnTimes times) {
        over++;
        CallTurn turn = new CallTurn(
                over,
                kindOf(times),
                new CallTurn.Times(
                        clock.at(times.callerStarted()),
                        clock.at(times.callerStopped()),
                        clock.at(times.firstAudio()),
                        clock.at(times.firstRtp())),
                times.responseId(),
                times.latencyMillis() < 0 ? OptionalLong.empty() : OptionalLong.of(times.latencyMillis()),
                times.interrupted(),
                times.heardMillis(),
                times.interrupted() ? CallTurn.Status.INCOMPLETE : CallTurn.Status.COMPLETED);
        keysPressed = false;
        return turn;
    }

    private CallTurn.Kind kindOf(TurnTimes times) {
        if (times.callerStarted() != TurnTimes.NEVER) {
            return CallTurn.Kind.CALLER;
        }
        if (keysPressed) {
            return CallTurn.Kind.DIGITS;
        }
        return over == 1 ? CallTurn.Kind.AGENT_GREETING : CallTurn.Kind.AGENT_PROMPT;
    }
}
