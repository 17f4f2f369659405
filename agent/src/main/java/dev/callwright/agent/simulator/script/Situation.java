package dev.callwright.agent.simulator.script;

import java.util.List;

/**
 * What an answer is about. Texts are empty where there is nothing of the kind. Immutable.
 *
 * @param turn          number of the answer on the connection, from one
 * @param caller        what the caller said, or what was written in the caller's name
 * @param digits        keys of a telephone in what was written
 * @param asked         instructions of this answer alone
 * @param instructions  instructions of the session
 * @param results       what functions returned since the last answer
 */
public record Situation(
        int turn, String caller, String digits, String asked, String instructions, List<Result> results) {

    public Situation {
        results = List.copyOf(results);
    }

    /** What a function returned. */
    public record Result(String tool, String output) {}
}
