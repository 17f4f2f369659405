package dev.callwright.agent.app;

import dev.callwright.agent.call.CallMoment;
import dev.callwright.agent.phone.PhoneMoment;
import dev.callwright.agent.store.CallDetail;
import dev.callwright.agent.store.CallLine;
import dev.callwright.agent.store.CallTurn;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether everything the demo shows really happened, point by point. Immutable. */
final class DemoVerdict {

    private record Check(String claim, boolean holds) {}

    private final List<Check> checks;

    private DemoVerdict(List<Check> checks) {
        this.checks = List.copyOf(checks);
    }

    static DemoVerdict of(DemoTimeline timeline, Optional<CallDetail> stored, String digits) {
        List<PhoneMoment> phone = timeline.phoneMoments();
        List<CallMoment> call = timeline.callMoments();
        List<CallTurn> turns = stored.map(CallDetail::turns).orElse(List.of());
        String storedDigits = stored.map(CallDetail::lines).orElse(List.of()).stream()
                .filter(line -> line.speaker() == CallLine.Speaker.DIGITS)
                .map(CallLine::text)
                .collect(Collectors.joining());
        List<Check> checks = new ArrayList<>();
        checks.add(new Check(
                "the phone heard it ring and was answered",
                has(phone, PhoneMoment.Kind.RINGING) && has(phone, PhoneMoment.Kind.ANSWERED)));
        checks.add(new Check(
                "the agent greeted, answered, was interrupted, and answered again and the digits",
                count(phone, PhoneMoment.Kind.AGENT_STARTED) >= 4));
        checks.add(new Check(
                "the interruption stopped the agent within " + STOP_LIMIT_MILLIS + " ms on the wire",
                stoppedInTime(phone, call)));
        checks.add(
                new Check("the digits " + digits + " reached the agent and the record", storedDigits.equals(digits)));
        checks.add(new Check(
                "the record has the call's end, its turns and one interruption",
                stored.map(found -> found.call().ending().isPresent()).orElse(false)
                        && turns.size() >= 4
                        && turns.stream().filter(CallTurn::interrupted).count() == 1));
        checks.add(new Check(
                "every answer to the caller has a measured latency",
                turns.stream()
                        .filter(turn -> turn.kind() == CallTurn.Kind.CALLER)
                        .allMatch(turn -> turn.latencyMillis().isPresent())));
        return new DemoVerdict(checks);
    }

    /** One slot for the packet on its way, one for the phone's own frame, and some for a busy machine. */
    private static final long STOP_LIMIT_MILLIS = 60;

    private static boolean stoppedInTime(List<PhoneMoment> phone, List<CallMoment> call) {
        Optional<Long> interrupted = call.stream()
                .filter(moment -> moment.kind() == CallMoment.Kind.INTERRUPTED)
                .map(CallMoment::atNanos)
                .findFirst();
        return interrupted
                .flatMap(at -> phone.stream()
                        .filter(moment -> moment.kind() == PhoneMoment.Kind.AGENT_STOPPED)
                        .map(PhoneMoment::atNanos)
                        .filter(stopped -> Math.abs(stopped - at) < STOP_LIMIT_MILLIS * 1_000_000)
                        .findFirst())
                .isPresent();
    }

    private static boolean has(List<PhoneMoment> moments, PhoneMoment.Kind kind) {
        return count(moments, kind) > 0;
    }

    private static long count(List<PhoneMoment> moments, PhoneMoment.Kind kind) {
        return moments.stream().filter(moment -> moment.kind() == kind).count();
    }

    boolean passed() {
        return checks.stream().allMatch(Check::holds);
    }

    void print(PrintWriter out) {
        out.println();
        checks.forEach(check -> out.printf("  [%s] %s%n", check.holds() ? "ok" : "FAILED", check.claim()));
    }
}
