package dev.callwright.agent.scenario.check;

import dev.callwright.agent.scenario.plan.Expect.ToolUse;
import dev.callwright.agent.store.CallDetail;
import dev.callwright.agent.store.CallLine;
import dev.callwright.agent.store.CallTool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which functions the model called, and which agents led the call. Owner: the thread that checks. */
final class ToolChecks {

    private final Evidence evidence;
    private final List<Check> checks;

    ToolChecks(Evidence evidence, List<Check> checks) {
        this.evidence = evidence;
        this.checks = checks;
    }

    void check() {
        List<ToolUse> wanted = evidence.plan().expect().tools();
        Optional<CallDetail> record = evidence.record();
        if (record.isEmpty()) {
            wanted.forEach(tool -> checks.add(Check.unknown("the model calls " + tool.name())));
            return;
        }
        List<CallTool> used = record.get().tools();
        int at = 0;
        for (ToolUse tool : wanted) {
            int found = at;
            while (found < used.size() && !fits(tool, used.get(found))) {
                found++;
            }
            boolean there = found < used.size();
            checks.add(Check.of(claim(tool), there, "after call " + at + " there is " + rest(used, at)));
            at = there ? found + 1 : at;
        }
        agents(record.get());
    }

    private static String claim(ToolUse tool) {
        String with = tool.arguments().json().equals("{}")
                ? ""
                : " with " + tool.arguments().json();
        String outcome = tool.outcome().isEmpty() ? "" : ", outcome " + tool.outcome();
        String answer = tool.answer().isEmpty() ? "" : ", answer /" + tool.answer() + "/";
        return "the model calls " + tool.name() + with + outcome + answer;
    }

    private static boolean fits(ToolUse wanted, CallTool used) {
        return wanted.name().equals(used.name())
                && (wanted.outcome().isEmpty() || wanted.outcome().equals(used.outcome()))
                && Pattern.compile(wanted.answer(), Pattern.CASE_INSENSITIVE)
                        .matcher(used.answer())
                        .find()
                && Subset.holds(wanted.arguments().json(), used.arguments());
    }

    private static String rest(List<CallTool> used, int from) {
        return used.stream()
                .skip(from)
                .map(tool -> tool.name() + tool.arguments() + " -> " + tool.outcome() + " " + tool.answer())
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** Whose words the caller heard. */
    private void agents(CallDetail record) {
        List<String> wanted = evidence.plan().expect().agents();
        if (wanted.isEmpty()) {
            return;
        }
        List<String> agents = new ArrayList<>();
        record.lines().stream()
                .filter(line -> line.speaker() == CallLine.Speaker.AGENT)
                .map(CallLine::agent)
                .filter(agent -> agents.isEmpty() || !agents.getLast().equals(agent))
                .forEach(agents::add);
        checks.add(Check.of("the call is led by " + wanted, agents.equals(wanted), agents.toString()));
    }
}
