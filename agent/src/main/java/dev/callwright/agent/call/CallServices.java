package dev.callwright.agent.call;

import dev.callwright.agent.metrics.Metrics;
import dev.callwright.agent.store.CallJournal;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.TrunkConfig;
import dev.callwright.media.codec.G711;
import dev.callwright.media.leg.MediaEngine;
import dev.callwright.sip.Origin;
import java.util.List;
import java.util.Optional;

/** What every call needs and no call owns. Immutable; its parts are thread-safe. */
public final class CallServices {

    private final CallwrightConfig config;
    private final MediaEngine media;
    private final Models models;
    private final CallJournal journal;
    private final Metrics metrics;
    private final CallMoment.Observer observer;

    private final CallRegistry registry;
    private final LocalAddress localAddress;
    private final short[] apology = Apology.load();

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
        this.localAddress = new LocalAddress(config);
    }

    CallwrightConfig config() {
        return config;
    }

    MediaEngine media() {
        return media;
    }

    Models models() {
        return models;
    }

    CallJournal journal() {
        return journal;
    }

    Metrics metrics() {
        return metrics;
    }

    CallMoment.Observer observer() {
        return observer;
    }

    CallRegistry registry() {
        return registry;
    }

    LocalAddress localAddress() {
        return localAddress;
    }

    short[] apology() {
        return apology;
    }

    /** The trunk a call came from; empty for a user's call. */
    Optional<TrunkConfig> trunk(Origin origin) {
        return switch (origin) {
            case Origin.Trunk(String name) ->
                config.trunks().stream()
                        .filter(trunk -> trunk.name().equals(name))
                        .findFirst();
            case Origin.User _ -> Optional.empty();
        };
    }

    /** The codecs a call of this origin may use, best first. */
    List<G711> codecs(Origin origin) {
        return codecs(trunk(origin).orElse(TrunkConfig.DEFAULTS));
    }

    /** The codecs a call of this trunk may use, best first. */
    List<G711> codecs(TrunkConfig trunk) {
        return trunk.codecs().stream()
                .map(codec -> switch (codec) {
                    case PCMU -> G711.PCMU;
                    case PCMA -> G711.PCMA;
                })
                .toList();
    }

    /** A caller's number as the log may show it. */
    String mask(String number) {
        if (!config.log().maskNumbers() || number.length() < 5) {
            return number;
        }
        return number.substring(0, 3) + "***" + number.substring(number.length() - 2);
    }
}
