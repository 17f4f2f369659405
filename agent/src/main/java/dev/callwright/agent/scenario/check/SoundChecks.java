package dev.callwright.agent.scenario.check;

import dev.callwright.agent.phone.PhoneMoment;
import dev.callwright.agent.phone.PhoneMoment.Kind;
import dev.callwright.agent.scenario.plan.Expect;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the phone itself can tell: times and sound. Owner: the thread that checks. */
final class SoundChecks {

    private final Evidence evidence;
    private final Expect expect;
    private final List<Check> checks;
    private final Levels agent;
    private final Levels caller;

    SoundChecks(Evidence evidence, List<Check> checks) {
        this.evidence = evidence;
        this.expect = evidence.plan().expect();
        this.checks = checks;
        int rate = evidence.audio().sampleRateHz();
        this.agent = new Levels(evidence.audio().agent(), rate);
        this.caller = new Levels(evidence.audio().caller(), rate);
    }

    void check() {
        boolean answered = evidence.first(Kind.ANSWERED).isPresent();
        checks.add(Check.of(
                expect.answered() ? "the call is answered" : "the call is not answered",
                answered == expect.answered(),
                answered ? "it was" : refusal()));
        if (!answered) {
            return;
        }
        latency();
        duration(expect.silence(), "the longest silence is at most ", longestSilence());
        interruptions();
        if (expect.agentSpeaks().isPositive()) {
            double seconds = agent.sound(0, evidence.audio().seconds());
            checks.add(Check.of(
                    "the agent is heard for at least " + text(expect.agentSpeaks()),
                    seconds >= seconds(expect.agentSpeaks()),
                    text(seconds)));
        }
        double talk = evidence.seconds(evidence.end())
                - evidence.seconds(evidence.first(Kind.ANSWERED).orElse(0));
        duration(expect.duration(), "the call takes at most ", talk);
        keys();
    }

    private void keys() {
        if (!expect.keys().isEmpty()) {
            String heard = evidence.phone().stream()
                    .filter(moment -> moment.kind() == Kind.KEY_HEARD)
                    .map(PhoneMoment::detail)
                    .collect(Collectors.joining());
            checks.add(
                    Check.of("the agent presses " + expect.keys(), heard.equals(expect.keys()), '\'' + heard + '\''));
        }
    }

    private String refusal() {
        return evidence.phone().stream()
                .filter(moment -> moment.kind() == Kind.REFUSED || moment.kind() == Kind.PEER_HUNG_UP)
                .map(moment -> "refused with " + moment.detail())
                .findFirst()
                .orElse("nobody answered");
    }

    private void latency() {
        List<Long> millis = Turns.latencies(evidence.phone());
        bound("half of the answers come within ", expect.latency().p50(), Turns.median(millis), millis);
        long longest = millis.stream().mapToLong(Long::longValue).max().orElse(0);
        bound("every answer comes within ", expect.latency().max(), longest, millis);
    }

    private void bound(String claim, Duration limit, long millis, List<Long> all) {
        if (limit.isPositive()) {
            checks.add(Check.of(
                    claim + text(limit),
                    !all.isEmpty() && millis <= limit.toMillis(),
                    all.isEmpty() ? "nothing was answered" : "they took " + all + " ms"));
        }
    }

    private void duration(Duration limit, String claim, double seconds) {
        if (limit.isPositive()) {
            checks.add(Check.of(claim + text(limit), seconds <= seconds(limit), text(seconds)));
        }
    }

    private double longestSilence() {
        int from = Levels.frame(evidence.seconds(evidence.first(Kind.ANSWERED).orElse(0)));
        int to = Levels.frame(evidence.seconds(evidence.end()));
        int longest = 0;
        int silent = 0;
        for (int i = from; i < to; i++) {
            silent = agent.loudAt(i) || caller.loudAt(i) ? 0 : silent + 1;
            longest = Math.max(longest, silent);
        }
        return longest * Levels.FRAME_SECONDS;
    }

    private void interruptions() {
        if (!expect.stopsWithin().isPositive()) {
            return;
        }
        List<long[]> spans = Turns.interruptions(evidence.phone());
        String limit = text(expect.stopsWithin());
        checks.add(Check.of("the caller speaks over the agent", !spans.isEmpty(), "nobody was interrupted"));
        for (long[] span : spans) {
            double from = evidence.seconds(span[0]) + seconds(expect.stopsWithin());
            double heard = agent.sound(from, evidence.seconds(span[1]));
            checks.add(Check.of(
                    "nothing is heard from " + limit + " after the interruption at " + text(evidence.seconds(span[0]))
                            + " until the next answer",
                    heard == 0,
                    text(heard) + " of the agent"));
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    static String text(Duration duration) {
        return text(seconds(duration));
    }

    static String text(double seconds) {
        return String.format(Locale.ROOT, "%.2f s", seconds);
    }
}
