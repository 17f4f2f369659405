package dev.callwright.agent.app;

import dev.callwright.agent.metrics.Metrics;
import dev.callwright.agent.store.database.CallStore;
import dev.callwright.config.TrunkConfig;
import dev.callwright.media.leg.DropReason;
import dev.callwright.media.leg.LegStats;
import dev.callwright.media.leg.MediaEngine;
import dev.callwright.sip.SipStats;
import dev.callwright.sip.stack.SipEndpoint;
import dev.callwright.sip.trunk.SourceWatch;
import dev.callwright.sip.trunk.Trunks;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** Lets the meters read what media, SIP and store count for themselves. */
final class MeterBindings {

    private final Metrics metrics;

    MeterBindings(Metrics metrics) {
        this.metrics = metrics;
    }

    void bind(MediaEngine media, SipEndpoint sip, CallStore store) {
        metrics.bindStoreQueue(store::waiting);
        media(media);
        sip(sip);
    }

    void defence(SourceWatch watch) {
        metrics.gauge("defence.sources.blocked", watch::blockedSources);
        metrics.counts("defence.blocks", watch::blocks);
        metrics.counts("defence.ignored", watch::ignoredMessages);
    }

    /**
     * One gauge for each trunk we register with: 1 while its registrar knows us. Called again by a reload; the gauge of a trunk that
     * is gone stays, and shows 0.
     */
    void trunks(Trunks trunks, List<TrunkConfig> configs) {
        configs.stream()
                .filter(trunk -> !trunk.register().registrars().isEmpty())
                .forEach(trunk ->
                        metrics.trunkRegistered(trunk.name(), () -> trunks.isRegistered(trunk.name()) ? 1 : 0));
    }

    private void media(MediaEngine media) {
        rtp(media, "rtp.packets.in", LegStats::packetsIn);
        rtp(media, "rtp.packets.out", LegStats::packetsOut);
        rtp(media, "rtp.packets.lost", LegStats::lostPackets);
        rtp(media, "rtp.packets.unsent", LegStats::unsentPackets);
        rtp(media, "rtp.playout.overflowed", LegStats::overflowedSamples);
        for (DropReason reason : DropReason.values()) {
            String name = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
            rtp(media, "rtp.dropped." + name, stats -> stats.dropped(reason));
        }
        metrics.gauge("rtp.legs", () -> media.stats().openLegs());
        metrics.gauge("rtp.ports.resting", () -> media.stats().portsResting());
        metrics.counts("media.tick.skipped", () -> media.stats().ticks().skippedSlots());
        metrics.gauge(
                "media.tick.lateness.p99.nanos", () -> media.stats().ticks().p99Nanos());
        metrics.gauge(
                "media.tick.lateness.max.nanos", () -> media.stats().ticks().maxNanos());
    }

    private void rtp(MediaEngine media, String name, ToLongFunction<LegStats> value) {
        metrics.counts(name, () -> value.applyAsLong(media.stats().traffic()));
    }

    private void sip(SipEndpoint sip) {
        counts(sip, "sip.admitted", SipStats::admitted);
        counts(sip, "sip.challenged", SipStats::challenged);
        counts(sip, "sip.refused", SipStats::refused);
        counts(sip, "sip.ignored", SipStats::ignored);
        counts(sip, "sip.malformed", SipStats::malformed);
        counts(sip, "sip.dropped", SipStats::dropped);
        counts(sip, "sip.unknown-dialog", SipStats::unknownDialog);
        counts(sip, "sip.acks.missed", SipStats::acksMissed);
        counts(sip, "sip.send.failures", SipStats::sendFailures);
        counts(sip, "sip.faults", SipStats::faults);
        metrics.gauge("sip.calls.open", () -> sip.stats().callsOpen());
    }

    private void counts(SipEndpoint sip, String name, ToLongFunction<SipStats> value) {
        metrics.counts(name, () -> value.applyAsLong(sip.stats()));
    }
}
