package dev.callwright.agent.scenario.check;

import dev.callwright.agent.call.CallMoment;
import dev.callwright.agent.phone.PhoneMoment;
import dev.callwright.agent.scenario.plan.Expect;
import dev.callwright.agent.scenario.plan.Expect.Said;
import dev.callwright.agent.store.CallDetail;
import dev.callwright.agent.store.CallLine;
import dev.callwright.agent.store.CallLine.Speaker;
import dev.callwright.agent.store.CallTurn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What only the server's record tells: words, outcome, digits, sessions. Owner: the thread that checks. */
final class WordChecks {

    private final Evidence evidence;
    private final Expect expect;
    private final List<Check> checks;

    WordChecks(Evidence evidence, List<Check> checks) {
        this.evidence = evidence;
        this.expect = evidence.plan().expect();
        this.checks = checks;
    }

    void check() {
        evidence.record().ifPresentOrElse(this::check, this::unknown);
        transfers();
    }

    private void check(CallDetail record) {
        transcript(record.lines());
        if (!expect.outcome().isEmpty()) {
            String outcome = record.call().ending().map(end -> end.outcome()).orElse("not over");
            checks.add(Check.of("the outcome is " + expect.outcome(), outcome.equals(expect.outcome()), outcome));
        }
        if (!expect.digits().isEmpty()) {
            String digits = record.lines().stream()
                    .filter(line -> line.speaker() == Speaker.DIGITS)
                    .map(CallLine::text)
                    .collect(Collectors.joining());
            checks.add(Check.of(
                    "the server is told the digits " + expect.digits(),
                    digits.equals(expect.digits()),
                    "'" + digits + "'"));
        }
        if (expect.interruptions() >= 0) {
            long count = record.turns().stream().filter(CallTurn::interrupted).count();
            checks.add(Check.of(
                    "the agent is interrupted " + expect.interruptions() + " times",
                    count == expect.interruptions(),
                    count + " times"));
        }
        if (expect.sessions() > 0 && evidence.sessions().isPresent()) {
            long count = evidence.sessions().getAsLong();
            checks.add(Check.of(
                    expect.sessions() + " sessions are opened with the model",
                    count == expect.sessions(),
                    String.valueOf(count)));
        }
    }

    /** Each line is found behind the one before. */
    private void transcript(List<CallLine> lines) {
        int at = 0;
        for (Said said : expect.transcript()) {
            Speaker speaker = said.agent().isEmpty() ? Speaker.CALLER : Speaker.AGENT;
            String regex = said.agent().isEmpty() ? said.caller() : said.agent();
            Optional<Integer> place = find(lines, at, speaker, regex);
            checks.add(Check.of(
                    claim(speaker, regex), place.isPresent(), "after line " + at + " there is " + rest(lines, at)));
            at = place.map(index -> index + 1).orElse(at);
        }
        for (String regex : expect.never()) {
            Optional<Integer> place = find(lines, 0, Speaker.AGENT, regex);
            checks.add(Check.of(
                    "the agent never says /" + regex + "/",
                    place.isEmpty(),
                    place.map(index -> lines.get(index).text()).orElse("")));
        }
    }

    private static String claim(Speaker speaker, String regex) {
        return "the " + speaker.name().toLowerCase(Locale.ROOT) + " says /" + regex + "/";
    }

    private static Optional<Integer> find(List<CallLine> lines, int from, Speaker speaker, String regex) {
        Pattern pattern = Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).speaker() == speaker
                    && pattern.matcher(lines.get(i).text()).find()) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static String rest(List<CallLine> lines, int from) {
        return lines.stream()
                .skip(from)
                .map(line -> line.speaker().name().toLowerCase(Locale.ROOT) + ": \"" + line.text() + "\"")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** The phone knows a REFER itself; what the server did besides is in its moments. */
    private void transfers() {
        List<String> targets = new ArrayList<>(evidence.phone().stream()
                .filter(moment -> moment.kind() == PhoneMoment.Kind.REFERRED)
                .map(PhoneMoment::detail)
                .toList());
        if (targets.isEmpty()) {
            evidence.server().stream()
                    .filter(moment -> moment.kind() == CallMoment.Kind.TRANSFERRING)
                    .forEach(moment -> targets.add(moment.detail()));
        }
        for (int i = 0; i < expect.transfers().size(); i++) {
            String regex = expect.transfers().get(i);
            boolean there = i < targets.size()
                    && Pattern.compile(regex).matcher(targets.get(i)).find();
            checks.add(Check.of("the call is transferred to /" + regex + "/", there, targets.toString()));
        }
    }

    private void unknown() {
        expect.transcript()
                .forEach(said -> checks.add(Check.unknown(
                        said.agent().isEmpty()
                                ? claim(Speaker.CALLER, said.caller())
                                : claim(Speaker.AGENT, said.agent()))));
        expect.never().forEach(regex -> checks.add(Check.unknown("the agent never says /" + regex + "/")));
        if (!expect.outcome().isEmpty()) {
            checks.add(Check.unknown("the outcome is " + expect.outcome()));
        }
        if (!expect.digits().isEmpty()) {
            checks.add(Check.unknown("the server is told the digits " + expect.digits()));
        }
        if (expect.interruptions() >= 0) {
            checks.add(Check.unknown("the agent is interrupted " + expect.interruptions() + " times"));
        }
    }
}
