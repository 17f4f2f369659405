package dev.callwright.agent.app;

import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.TrunkConfig;
import dev.callwright.sip.Admission;
import dev.callwright.sip.Origin;
import dev.callwright.sip.Registrations;
import dev.callwright.sip.trunk.Defence;
import dev.callwright.sip.trunk.Gatekeeper;
import dev.callwright.sip.trunk.Registrar;
import dev.callwright.sip.trunk.SourceWatch;
import dev.callwright.sip.trunk.Trunks;
import dev.callwright.sip.trunk.digest.DigestAuthenticator;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Who may call and register, and which address a peer is told to reach us at. What depends on the settings is replaced as a whole
 * by a reload; who is registered and who is blocked outlives it. Thread-safe.
 */
final class Doorkeeping {

    private final SourceWatch watch;
    private final Trunks trunks;
    private volatile Doors doors;

    /** All that is built from the settings. */
    private record Doors(
            CallwrightConfig config, Defence defence, Registrar registrar, Map<String, String> trunkAddresses) {}

    Doorkeeping(CallwrightConfig config, Trunks trunks) {
        this.watch = new SourceWatch(config.defence());
        this.trunks = trunks;
        DigestAuthenticator digest = new DigestAuthenticator(config);
        this.doors = doors(config, digest, new Registrar(config, digest));
    }

    /** Goes on by other settings. Phones whose user and password are still there stay registered. */
    void reload(CallwrightConfig config) {
        DigestAuthenticator digest = new DigestAuthenticator(config);
        doors = doors(config, digest, doors.registrar().renewed(config, digest));
        watch.replace(config.defence());
    }

    Admission gatekeeper() {
        return request -> doors.defence().admit(request);
    }

    Registrations registrar() {
        return request -> doors.defence().register(request);
    }

    SourceWatch watch() {
        return watch;
    }

    String contactFor(Origin origin, String reachedAt) {
        Doors now = doors;
        String advertised = now.config().sip().advertisedAddress();
        String own = advertised.isEmpty() ? reachedAt : advertised;
        return origin instanceof Origin.Trunk(String name)
                ? now.trunkAddresses().getOrDefault(name, own)
                : own;
    }

    private Doors doors(CallwrightConfig config, DigestAuthenticator digest, Registrar registrar) {
        Gatekeeper gatekeeper = new Gatekeeper(config, digest, trunks);
        Defence defence = new Defence(gatekeeper, registrar, watch, gatekeeper::isTrunk, registrar::isPhone);
        Map<String, String> trunkAddresses = config.trunks().stream()
                .filter(trunk -> !trunk.advertisedAddress().isEmpty())
                .collect(Collectors.toMap(TrunkConfig::name, TrunkConfig::advertisedAddress));
        return new Doors(config, defence, registrar, trunkAddresses);
    }
}
