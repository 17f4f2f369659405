package dev.callwright.agent.call.tools;

import dev.callwright.agent.bridge.talk.ToolAnswer;
import dev.callwright.agent.realtime.ServerEvent.FunctionCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The functions of one response, which are answered together. Owner: call thread. */
final class ToolBatch {

    private final List<FunctionCall> calls;
    private final List<Optional<ToolOutcome>> outcomes = new ArrayList<>();
    private final long since;
    private int working;
    private boolean over;

    ToolBatch(List<FunctionCall> calls, long now) {
        this.calls = List.copyOf(calls);
        this.since = now;
        this.working = calls.size();
        calls.forEach(_ -> outcomes.add(Optional.empty()));
    }

    List<FunctionCall> calls() {
        return calls;
    }

    long since() {
        return since;
    }

    /** A tool has done its work; what follows from that may take longer. */
    void worked() {
        working--;
    }

    /** Whether some tool is still at work. */
    boolean working() {
        return working > 0 && !over;
    }

    /** Places without an outcome. */
    List<Integer> unsettled() {
        return IntStream.range(0, calls.size())
                .filter(i -> outcomes.get(i).isEmpty())
                .boxed()
                .toList();
    }

    /** Whether this was the first outcome of that place, and the batch still counts. */
    boolean settle(int place, ToolOutcome outcome) {
        if (over || outcomes.get(place).isPresent()) {
            return false;
        }
        outcomes.set(place, Optional.of(outcome));
        return true;
    }

    boolean complete() {
        return unsettled().isEmpty();
    }

    /** Nothing of it counts from now on. */
    void end() {
        over = true;
    }

    /** All answers, with their records' form made by what is known of secrets. */
    List<ToolAnswer> answers(Known known) {
        return IntStream.range(0, calls.size())
                .mapToObj(i -> {
                    String answer = outcomes.get(i).map(ToolOutcome::answer).orElse("");
                    return new ToolAnswer(calls.get(i).callId(), calls.get(i).name(), answer, known.masked(answer));
                })
                .toList();
    }

    /** Whether the model is to speak: not when one of the functions has the last word. */
    boolean respond() {
        return outcomes.stream()
                .allMatch(outcome -> outcome.map(ToolOutcome::respond).orElse(true));
    }
}
