package dev.callwright.agent.interop;

import dev.callwright.agent.simulator.Faults;
import dev.callwright.agent.simulator.Scenario;
import dev.callwright.agent.simulator.Wire;
import java.time.Duration;
import java.util.List;

/** Scenarios of a model that fails in one way and is a parrot otherwise. */
final class Script {

    private static final Scenario PARROT = Lab.parrotScenario();
    private static final Scenario.Door OPEN = Scenario.Door.DEFAULTS;

    private Script() {}

    static Scenario badKey(String key) {
        return behind(new Scenario.Door(List.of(), List.of(key), List.of(), false, OPEN.maxSessions()));
    }

    static Scenario quotaExhausted() {
        return behind(new Scenario.Door(List.of(), List.of(), List.of(), true, OPEN.maxSessions()));
    }

    static Scenario noSessionFree() {
        return behind(new Scenario.Door(List.of(), List.of(), List.of(), false, 0));
    }

    /** The connection is dropped without a word soon after this turn has begun. */
    static Scenario droppingOnTurn(int turn) {
        Faults.Connection drop = new Faults.Connection(0, Duration.ofMillis(100), turn);
        return speaking(
                "Hello, how can I help you?",
                List.of(),
                with(PARROT.wire(), new Faults(drop, Faults.Session.DEFAULTS, Faults.Response.DEFAULTS)));
    }

    static Scenario failingInAnswers(Faults.Response faults) {
        return with(PARROT.wire(), new Faults(Faults.Connection.DEFAULTS, Faults.Session.DEFAULTS, faults));
    }

    /** The caller's words come after the answer, and as deltas that repeat the text so far. */
    static Scenario transcribingLate(List<String> words) {
        Wire wire = new Wire(
                PARROT.wire().itemContent(),
                PARROT.wire().interruptedStatus(),
                PARROT.wire().functionOrder(),
                true);
        Faults.Response late = new Faults.Response(0, List.of(), List.of(), List.of(), List.of(), true, false);
        Scenario script = with(wire, new Faults(Faults.Connection.DEFAULTS, Faults.Session.DEFAULTS, late));
        return speaking("", words, script);
    }

    /** What it says when it is told what to say, and what it understands the caller to say. */
    private static Scenario speaking(String told, List<String> heard, Scenario script) {
        Scenario.Answers answers = script.answers();
        return script.withAnswers(
                new Scenario.Answers(answers.mode(), told, answers.prompts(), answers.texts(), heard));
    }

    private static Scenario behind(Scenario.Door door) {
        return PARROT.withDoor(door);
    }

    private static Scenario with(Wire wire, Faults faults) {
        return PARROT.withWire(wire).withFaults(faults);
    }
}
