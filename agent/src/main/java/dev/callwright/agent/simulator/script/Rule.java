package dev.callwright.agent.simulator.script;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What a simulated model does in some situation. The first rule that fits counts. Immutable.
 *
 * @param when    the situation
 * @param say     what it says; empty for nothing
 * @param voice   voice of {@code espeak-ng} that says it; empty for the usual one
 * @param calls   functions it calls, after the words if there are any
 * @param silent  whether it completes the answer without a word
 * @param think   how long it takes before it does so
 * @param times   how often on a connection; zero for as often as it fits
 */
public record Rule(When when, String say, String voice, List<Call> calls, boolean silent, Duration think, int times) {

    public static final Rule DEFAULTS = new Rule(When.DEFAULTS, "", "", List.of(), false, Duration.ZERO, 0);

    public Rule {
        calls = List.copyOf(calls);
        Terms.require(!think.isNegative() && think.toSeconds() <= 60, "think is not 0s to 1m");
        Terms.require(times >= 0, "times is negative");
        Terms.require(!silent || (say.isEmpty() && calls.isEmpty()), "a silent rule neither says nor calls anything");
    }

    /** Whether it does anything; a rule that does not leaves the situation to the answers. */
    public boolean acts() {
        return silent || !say.isEmpty() || !calls.isEmpty();
    }

    /**
     * A situation. Texts are regular expressions, found anywhere and in any case; what is empty does not matter.
     *
     * @param caller        what the caller said, or what was written in the caller's name
     * @param digits        keys the caller pressed, as they were written to the model
     * @param tool          name of a function that returned
     * @param result        what it returned
     * @param asked         what this one answer was asked for, such as a greeting
     * @param instructions  the instructions of the session, so that agents can be told apart
     * @param turn          number of the answer on the connection, from one; zero for any
     */
    public record When(
            String caller, String digits, String tool, String result, String asked, String instructions, int turn) {

        public static final When DEFAULTS = new When("", "", "", "", "", "", 0);

        public When {
            for (String regex : List.of(caller, digits, result, asked, instructions)) {
                compile(regex);
            }
            Terms.require(turn >= 0, "turn is negative");
        }

        /** Whether all that is said here holds. An answer that was asked for belongs to rules that say so. */
        boolean holds(Situation situation) {
            boolean askedFor = !situation.asked().isEmpty();
            return (turn == 0 || turn == situation.turn())
                    && (!askedFor || turn > 0 || !asked.isEmpty())
                    && found(asked, situation.asked())
                    && found(caller, situation.caller())
                    && found(digits, situation.digits())
                    && found(instructions, situation.instructions())
                    && returned(situation);
        }

        private boolean returned(Situation situation) {
            return (tool.isEmpty() && result.isEmpty())
                    || situation.results().stream()
                            .anyMatch(returned -> (tool.isEmpty() || tool.equals(returned.tool()))
                                    && found(result, returned.output()));
        }

        private static boolean found(String regex, String text) {
            return regex.isEmpty()
                    || (!text.isEmpty() && compile(regex).matcher(text).find());
        }

        private static Pattern compile(String regex) {
            try {
                return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException(
                        "'" + regex + "' is no regular expression: " + e.getDescription(), e);
            }
        }
    }

    /**
     * A call of a function, whether or not the client declared it.
     *
     * @param name       of the function
     * @param arguments  JSON object
     * @param id         id of the call, which may be one that was used before; made up if empty
     */
    public record Call(String name, String arguments, String id) {

        public static final Call DEFAULTS = new Call("", "{}", "");

        public Call(String name, String arguments) {
            this(name, arguments, "");
        }
    }
}
