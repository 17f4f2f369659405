package dev.callwright.agent.call.services;

import dev.callwright.agent.bridge.talk.SpokenWords;
import dev.callwright.agent.call.CallMoment;
import dev.callwright.agent.call.route.LocalAddress;
import dev.callwright.agent.call.route.NumberPlan;
import dev.callwright.agent.metrics.Metrics;
import dev.callwright.agent.store.CallJournal;
import dev.callwright.agent.tool.shelf.ToolShelf;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.DtmfConfig;
import dev.callwright.config.TrunkConfig;
import dev.callwright.media.codec.G711;
import dev.callwright.media.leg.MediaEngine;
import dev.callwright.sip.Origin;
import dev.callwright.sip.trunk.TrunkGates;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What every call needs and no call owns. Immutable; its parts are thread-safe. */
public final class CallServices {

    /** Of up to 20 s each, so 64 MB at the very most. */
    private static final int MOST_RECORDINGS = 200;

    private final CallwrightConfig config;
    private final MediaEngine media;
    private final Models models;
    private final CallJournal journal;
    private final Metrics metrics;
    private final CallMoment.Observer observer;

    private final CallRegistry registry;
    private final TrunkGates gates;
    private final LocalAddress localAddress;
    private final NumberPlan numbers;
    private final short[] apology;
    private final ToolShelf tools;
    private final SpokenWords spokenWords;

    public CallServices(
            CallwrightConfig config,
            MediaEngine media,
            Models models,
            CallJournal journal,
            Metrics metrics,
            CallMoment.Observer observer) {
        this.config = config;
        this.media = media;
        this.models = models;
        this.journal = journal;
        this.metrics = metrics;
        this.observer = observer;
        this.registry = new CallRegistry(config.limits().calls());
        this.gates = new TrunkGates();
        this.localAddress = new LocalAddress(config);
        this.numbers = new NumberPlan(config);
        this.apology = Apology.load();
        this.tools = new ToolShelf(metrics);
        this.spokenWords = new SpokenWords(MOST_RECORDINGS);
        metrics.gauge("words.recordings", spokenWords::size);
    }

    private CallServices(CallServices before, CallwrightConfig config, ToolShelf tools) {
        this.config = config;
        this.media = before.media;
        this.models = before.models;
        this.journal = before.journal;
        this.metrics = before.metrics;
        this.observer = before.observer;
        this.registry = before.registry;
        this.gates = before.gates;
        this.localAddress = new LocalAddress(config);
        this.numbers = new NumberPlan(config);
        this.apology = before.apology;
        this.tools = tools;
        this.spokenWords = before.spokenWords;
    }

    /** The same parts with these tools. */
    public CallServices with(ToolShelf shelf) {
        return new CallServices(this, config, shelf);
    }

    /** The same parts and the same calls, by other settings. Calls keep the services they began with. */
    public CallServices by(CallwrightConfig newConfig) {
        return new CallServices(this, newConfig, tools);
    }

    public CallwrightConfig config() {
        return config;
    }

    public MediaEngine media() {
        return media;
    }

    public Models models() {
        return models;
    }

    public CallJournal journal() {
        return journal;
    }

    public Metrics metrics() {
        return metrics;
    }

    public CallMoment.Observer observer() {
        return observer;
    }

    public CallRegistry registry() {
        return registry;
    }

    /** The bounds of the trunks, for calls in either direction. */
    public TrunkGates gates() {
        return gates;
    }

    public ToolShelf tools() {
        return tools;
    }

    public NumberPlan numbers() {
        return numbers;
    }

    public LocalAddress localAddress() {
        return localAddress;
    }

    public short[] apology() {
        return apology;
    }

    /** What models have said word for word before. */
    public SpokenWords spokenWords() {
        return spokenWords;
    }

    /** The settings of the trunk a call comes from; empty for a softphone user. */
    public Optional<TrunkConfig> trunk(Origin origin) {
        return config.trunks().stream()
                .filter(trunk -> origin.equals(new Origin.Trunk(trunk.name())))
                .findFirst();
    }

    /** How long a call of this origin may last. */
    public Duration longestCall(Origin origin) {
        Duration longest = config.limits().callDuration();
        return trunk(origin)
                .map(trunk -> trunk.limits().callDuration())
                .filter(own -> own.isPositive() && own.compareTo(longest) < 0)
                .orElse(longest);
    }

    /** The codecs a call of this origin may use, best first. */
    public List<G711> codecs(Origin origin) {
        return codecs(trunk(origin).orElse(TrunkConfig.DEFAULTS));
    }

    /** The codecs a call of this trunk may use, best first. */
    public List<G711> codecs(TrunkConfig trunk) {
        return trunk.codecs().stream()
                .map(codec -> switch (codec) {
                    case PCMU -> G711.PCMU;
                    case PCMA -> G711.PCMA;
                })
                .toList();
    }

    /** How digits go on calls of this origin. */
    public DtmfConfig dtmf(Origin origin) {
        return trunk(origin).orElse(TrunkConfig.DEFAULTS).dtmf();
    }

    /** A caller's number as the log may show it. */
    public String mask(String number) {
        if (!config.log().maskNumbers() || number.length() < 5) {
            return number;
        }
        return number.substring(0, 3) + "***" + number.substring(number.length() - 2);
    }
}
