package dev.callwright.agent.doctor;

import dev.callwright.agent.call.CallOutcome;
import dev.callwright.agent.call.CallReport;
import dev.callwright.config.TrunkConfig;
import dev.callwright.sip.trace.Masking;
import dev.callwright.sip.trace.SdpSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is wrong with a trunk, and what to do. Pure. */
final class TrunkFindings {

    private static final int MOST_STRANGERS = 3;

    private final TrunkFacts facts;
    private final boolean maskNumbers;
    private final List<Finding> findings = new ArrayList<>();

    private TrunkFindings(TrunkFacts facts, boolean maskNumbers) {
        this.facts = facts;
        this.maskNumbers = maskNumbers;
    }

    /** Everything found; never empty. */
    static List<Finding> of(TrunkFacts facts, boolean maskNumbers) {
        TrunkFindings doctor = new TrunkFindings(facts, maskNumbers);
        doctor.findings.addAll(RegistrationFindings.of(facts.config(), facts.registration()));
        doctor.reach();
        doctor.limits();
        doctor.routes();
        doctor.unrouted();
        doctor.codecs();
        doctor.refusedFull();
        doctor.strangers();
        if (doctor.findings.isEmpty()) {
            doctor.findings.add(doctor.nothing());
        }
        return List.copyOf(doctor.findings);
    }

    private Finding nothing() {
        long calls = facts.recent().size();
        return calls == 0
                ? Finding.unsure("Nothing is wrong that can be seen, but no call has come yet.", "Call a number of it.")
                : Finding.good("Nothing is wrong; calls remembered: " + calls + ".");
    }

    private void reach() {
        String target = facts.config().target();
        switch (facts.reach()) {
            case UNKNOWN -> {}
            case ANSWERS -> findings.add(Finding.good("It answers OPTIONS."));
            case SILENT ->
                findings.add(Finding.bad(
                        "It does not answer OPTIONS" + (target.isEmpty() ? "." : " at " + target + "."),
                        "Check target, the firewall and the transport; some carriers answer none, then ignore this."));
        }
    }

    private void limits() {
        int channels = facts.config().limits().channels();
        if (channels > 0 && facts.activeCalls().orElse(0) >= channels) {
            findings.add(Finding.bad(
                    "All " + channels + " channels are in use; further calls are refused with "
                            + facts.config().limits().fullStatus() + ".",
                    "Raise limits.channels if the carrier allows more calls."));
        }
    }

    private void routes() {
        if (facts.numbers().isEmpty()) {
            findings.add(Finding.bad(
                    "No number leads anywhere for calls of this trunk: every call gets 404.",
                    "Add its numbers to numbers, each with an agent."));
        }
    }

    private void unrouted() {
        latest(CallOutcome.NO_ROUTE).ifPresent(report -> {
            String dialled = report.dialled();
            findings.add(Finding.bad(
                    count(CallOutcome.NO_ROUTE) + " refused with 404: the last dialled " + shown(dialled)
                            + ", which no agent answers.",
                    NumberHint.of(dialled, facts.numbers()).orElse("Add the number to numbers if it is yours.")));
        });
    }

    private void codecs() {
        latest(CallOutcome.NO_COMMON_CODEC)
                .ifPresent(
                        report -> findings.add(
                                Finding.bad(
                                        count(CallOutcome.NO_COMMON_CODEC) + " refused with 488: the last offered "
                                                + offered(report) + ", and this trunk may use "
                                                + allowed(facts.config()) + ".",
                                        "Have the carrier offer one of ours, or add its codec to codecs of the trunk if it is PCMA or PCMU.")));
    }

    private void refusedFull() {
        long full = facts.recent().stream()
                .filter(report -> report.outcome() == CallOutcome.FULL || report.outcome() == CallOutcome.NO_PORT)
                .count();
        if (full > 0) {
            findings.add(Finding.bad(
                    calls(full) + " refused because the server was full.",
                    "Raise limits.calls and media.ports together."));
        }
    }

    private void strangers() {
        facts.strangers().stream()
                .filter(stranger -> facts.config().hosts().isEmpty() || Neighbour.of(facts.config(), stranger.source()))
                .limit(MOST_STRANGERS)
                .forEach(stranger -> findings.add(Finding.unsure(
                        Strangers.sentence(stranger, maskNumbers),
                        "Add it to hosts of " + facts.config().name() + " if it is the carrier's.")));
    }

    private Optional<CallReport> latest(CallOutcome outcome) {
        return facts.recent().stream()
                .filter(report -> report.outcome() == outcome)
                .findFirst();
    }

    private String count(CallOutcome outcome) {
        return calls(facts.recent().stream()
                .filter(report -> report.outcome() == outcome)
                .count());
    }

    static String calls(long count) {
        return count == 1 ? "1 call was" : count + " calls were";
    }

    static String offered(CallReport report) {
        return report.offer()
                .flatMap(SdpSummary::of)
                .map(sdp -> String.join(", ", sdp.codecs()))
                .filter(codecs -> !codecs.isEmpty())
                .orElse("no audio");
    }

    static String allowed(TrunkConfig trunk) {
        return trunk.codecs().stream()
                .map(codec -> codec.name().toUpperCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private String shown(String number) {
        return maskNumbers ? Masking.number(number) : number;
    }
}
