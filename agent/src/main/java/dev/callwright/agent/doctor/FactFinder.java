package dev.callwright.agent.doctor;

import dev.callwright.agent.call.CallReport;
import dev.callwright.agent.doctor.CallFacts.CallRecord;
import dev.callwright.agent.doctor.CallFacts.MediaCounts;
import dev.callwright.agent.store.CallEnding;
import dev.callwright.agent.store.CallSummary;
import dev.callwright.agent.store.StoreException;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.NumberConfig;
import dev.callwright.config.TrunkConfig;
import dev.callwright.media.leg.DropReason;
import dev.callwright.media.leg.LegStats;
import dev.callwright.sip.trace.CallTrace;
import dev.callwright.sip.trace.Masking;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Gathers facts from all the server remembers. Immutable; blocks for the store. */
final class FactFinder {

    private final CallwrightConfig config;
    private final Memory memory;

    FactFinder(CallwrightConfig config, Memory memory) {
        this.config = config;
        this.memory = memory;
    }

    TrunkFacts trunk(TrunkConfig trunk) {
        String name = trunk.name();
        return new TrunkFacts(
                trunk,
                memory.trunks().registration(name),
                memory.trunks().reach(name),
                memory.trunks().activeCalls(name),
                numbers(name),
                memory.archive().ofTrunk(name),
                memory.refusals().strangers());
    }

    private List<NumberConfig> numbers(String trunk) {
        return config.numbers().stream()
                .filter(number -> number.trunk().isEmpty() || number.trunk().equals(trunk))
                .toList();
    }

    /** The call with this id or Call-ID, or the latest of which either begins so. */
    Optional<CallFacts> call(String idOrPrefix) {
        return memory.archive()
                .find(idOrPrefix)
                .map(this::reported)
                .or(() -> stored(idOrPrefix))
                .or(() -> memory.messages().findByPrefix(idOrPrefix).map(this::traced));
    }

    private CallFacts reported(CallReport report) {
        String dialled = report.dialled();
        CallRecord call = new CallRecord(
                report.id(),
                report.sipCallId(),
                report.origin().name(),
                shown(dialled),
                report.outcome().tag(),
                report.outcome().sentence(),
                report.talk());
        return facts(Optional.of(call), report.media().map(FactFinder::counts), call.sipCallId(), dialled);
    }

    private Optional<CallFacts> stored(String idOrPrefix) {
        try {
            return memory.records().find(idOrPrefix).map(detail -> stored(detail.call()));
        } catch (StoreException _) {
            // The doctor is asked when things are broken; without the store it knows less.
            return Optional.empty();
        }
    }

    private CallFacts stored(CallSummary summary) {
        Optional<CallEnding> ending = summary.ending();
        CallRecord call = new CallRecord(
                summary.id(),
                summary.sipCallId(),
                summary.origin().name(),
                shown(summary.dialled()),
                ending.map(CallEnding::outcome).orElse(""),
                ending.map(CallEnding::detail).orElse(""),
                summary.answeredAt()
                        .map(_ -> Duration.ofMillis(
                                ending.map(CallEnding::durationMillis).orElse(0L))));
        Optional<MediaCounts> media = ending.map(CallEnding::packets)
                .map(packets -> new MediaCounts(packets.in(), packets.out(), packets.lost(), packets.late(), 0, 0));
        return facts(Optional.of(call), media, summary.sipCallId(), summary.dialled());
    }

    private CallFacts traced(CallTrace trace) {
        return new CallFacts(Optional.empty(), Optional.empty(), Optional.of(trace), "", Optional.empty());
    }

    private CallFacts facts(Optional<CallRecord> call, Optional<MediaCounts> media, String callId, String dialled) {
        String from = call.map(CallRecord::from).orElse("");
        TrunkConfig trunk = config.trunks().stream()
                .filter(each -> each.name().equals(from))
                .findFirst()
                .orElse(TrunkConfig.DEFAULTS);
        return new CallFacts(
                call,
                media,
                memory.messages().find(callId),
                TrunkFindings.allowed(trunk),
                NumberHint.of(dialled, numbers(from)));
    }

    private String shown(String number) {
        return config.log().maskNumbers() ? Masking.number(number) : number;
    }

    private static MediaCounts counts(LegStats stats) {
        return new MediaCounts(
                stats.packetsIn(),
                stats.packetsOut(),
                stats.lostPackets(),
                stats.dropped(DropReason.LATE),
                stats.dropped(DropReason.STRANGER),
                stats.dropped(DropReason.PAYLOAD_TYPE));
    }
}
