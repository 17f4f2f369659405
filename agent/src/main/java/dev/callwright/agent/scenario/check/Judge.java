package dev.callwright.agent.scenario.check;

import java.util.ArrayList;
import java.util.List;

/** Compares what was seen of a call with what its test expects. Pure. */
public final class Judge {

    private Judge() {}

    /** All checks of the test, the ones about the whole call first. */
    public static List<Check> judge(Evidence evidence) {
        List<Check> checks = new ArrayList<>();
        evidence.troubles().forEach(trouble -> checks.add(Check.of("every step can be done", false, trouble)));
        new SoundChecks(evidence, checks).check();
        new WordChecks(evidence, checks).check();
        new ToolChecks(evidence, checks).check();
        return List.copyOf(checks);
    }
}
