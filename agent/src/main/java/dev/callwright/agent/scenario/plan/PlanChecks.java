package dev.callwright.agent.scenario.plan;

import dev.callwright.config.Problem;
import dev.callwright.config.ToolConfig;
import dev.callwright.config.yaml.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** What a test must be beyond its types. Owner: the thread that reads. */
final class PlanChecks {

    private static final Pattern KEYS = Pattern.compile("[0-9*#A-D]{1,64}");

    private final Report report;
    private final Path file;

    PlanChecks(Report report, Path file) {
        this.report = report;
        this.file = file;
    }

    void check(TestPlan plan) {
        if (plan.calls().isEmpty()) {
            report.problem("calls", "there is no call", "add one, with a line \"- to: AGENT\" below calls:");
        } else if (plan.calls().stream().allMatch(CallPlan::isColleague)) {
            report.problem("calls", "nobody places a call", "give one of them to: or agent:");
        }
        Set<String> tools = plan.server().tools().stream().map(ToolConfig::name).collect(Collectors.toSet());
        for (int i = 0; i < plan.webhooks().size(); i++) {
            webhook(plan.webhooks().get(i), tools, "webhooks[" + i + "]");
        }
        for (int i = 0; i < plan.calls().size(); i++) {
            call(plan.calls().get(i), "calls[" + i + "]");
        }
    }

    private void webhook(WebhookPlan webhook, Set<String> tools, String place) {
        if (!tools.contains(webhook.name())) {
            report.problem(
                    place + ".name",
                    Problem.excerpt(webhook.name()) + " is no tool of the server",
                    "name one of server.tools or of the configuration file");
        }
        if (webhook.answers().isEmpty()) {
            report.problem(place + ".answers", "there is no answer", "add one, such as \"- reply: {}\"");
        }
    }

    private void call(CallPlan call, String place) {
        if (call.to().isEmpty() == call.answers().isEmpty()) {
            report.problem(
                    place + ".to",
                    "a phone either calls or is called",
                    "give to: for the one, or answers: for the other, and not both");
        }
        if (!call.agent().isEmpty() && !call.isCalled()) {
            report.problem(place + ".agent", "nobody is called", "give answers: with the number the agent shall call");
        }
        if (call.refuse() != 0 && (call.refuse() < 400 || call.refuse() > 699)) {
            report.problem(place + ".refuse", call.refuse() + " refuses nothing", "write a status of 400 to 699");
        }
        if (call.referred() < 200 || call.referred() > 699) {
            report.problem(place + ".referred", call.referred() + " is no final status", "write one of 200 to 699");
        }
        for (int i = 0; i < call.caller().size(); i++) {
            step(call.caller().get(i), place + ".caller[" + i + "]");
        }
        expect(call.expect(), place + ".expect");
    }

    private void step(Step step, String place) {
        if (step.kinds() != 1) {
            report.problem(
                    place,
                    step.kinds() == 0 ? "nothing happens in this step" : "two things happen in this step",
                    "give one of say, play, press, pause, wait-for, act, network, beep; another is a step of its own");
        }
        if (!step.play().isEmpty() && !Files.isReadable(PlanReader.beside(file, step.play()))) {
            report.problem(place + ".play", step.play() + " cannot be read", "check the name, relative to this file");
        }
        if (!step.press().isEmpty() && !KEYS.matcher(step.press()).matches()) {
            report.problem(place + ".press", "these are not keys of a telephone", "write 0 to 9, *, #, A to D");
        }
        if (step.interrupt().isPositive() && !step.speaks()) {
            report.problem(place + ".interrupt", "nothing is said", "give say: or play:, too");
        }
        if (step.waitFor() == Step.WaitFor.WORDS && step.text().isEmpty()) {
            report.problem(place, "no words to wait for", "give text: with a regular expression");
        }
        regex(step.text(), place + ".text");
    }

    private void expect(Expect expect, String place) {
        for (int i = 0; i < expect.transcript().size(); i++) {
            Expect.Said said = expect.transcript().get(i);
            String line = place + ".transcript[" + i + "]";
            if (said.agent().isEmpty() == said.caller().isEmpty()) {
                report.problem(line, "a line is said by one side", "give either agent: or caller:");
            }
            regex(said.agent(), line + ".agent");
            regex(said.caller(), line + ".caller");
        }
        regexes(expect.never(), place + ".never");
        regexes(expect.transfers(), place + ".transfers");
        for (int i = 0; i < expect.tools().size(); i++) {
            String tool = place + ".tools[" + i + "]";
            if (expect.tools().get(i).name().isEmpty()) {
                report.problem(tool, "the function has no name", "give name:");
            }
            regex(expect.tools().get(i).answer(), tool + ".answer");
        }
    }

    private void regexes(List<String> all, String place) {
        for (int i = 0; i < all.size(); i++) {
            regex(all.get(i), place + "[" + i + "]");
        }
    }

    private void regex(String text, String place) {
        try {
            var _ = Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            report.problem(
                    place,
                    Problem.excerpt(text) + " is no regular expression: " + e.getDescription(),
                    "mend it, or write a backslash before each sign that stands for itself");
        }
    }
}
