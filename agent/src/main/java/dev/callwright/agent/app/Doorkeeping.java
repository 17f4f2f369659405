package dev.callwright.agent.app;

import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.TrunkConfig;
import dev.callwright.sip.Admission;
import dev.callwright.sip.Origin;
import dev.callwright.sip.Registrations;
import dev.callwright.sip.trunk.DigestAuthenticator;
import dev.callwright.sip.trunk.Gatekeeper;
import dev.callwright.sip.trunk.Registrar;
import dev.callwright.sip.trunk.Trunks;
import java.util.Map;
import java.util.stream.Collectors;

/** Who may call and register, and which address a peer is told to reach us at. */
final class Doorkeeping {

    private final CallwrightConfig config;
    private final Admission gatekeeper;
    private final Registrations registrar;
    private final Map<String, String> trunkAddresses;

    Doorkeeping(CallwrightConfig config, Trunks trunks) {
        this.config = config;
        DigestAuthenticator digest = new DigestAuthenticator(config);
        this.gatekeeper = new Gatekeeper(config, digest, trunks);
        this.registrar = new Registrar(config, digest);
        this.trunkAddresses = config.trunks().stream()
                .filter(trunk -> !trunk.advertisedAddress().isEmpty())
                .collect(Collectors.toMap(TrunkConfig::name, TrunkConfig::advertisedAddress));
    }

    Admission gatekeeper() {
        return gatekeeper;
    }

    Registrations registrar() {
        return registrar;
    }

    String contactFor(Origin origin, String reachedAt) {
        String own = config.sip().advertisedAddress().isEmpty()
                ? reachedAt
                : config.sip().advertisedAddress();
        return origin instanceof Origin.Trunk(String name) ? trunkAddresses.getOrDefault(name, own) : own;
    }
}
