package dev.callwright.sip.trunk;

import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.NumberConfig;
import dev.callwright.config.TrunkConfig;
import dev.callwright.config.UserConfig;
import dev.callwright.sip.Admission.Request;
import dev.callwright.sip.Admission.Verdict;
import dev.callwright.sip.Credentials;
import dev.callwright.sip.Origin;
import dev.callwright.sip.dns.SipAddress;
import dev.callwright.sip.trunk.digest.DigestAuthenticator;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a trunk's request must bring besides its address. Thread-safe: immutable but for the authenticators and the
 * registrations it asks.
 */
final class TrunkDoor {

    private final Map<String, TrunkConfig> configs;
    private final List<NumberConfig> numbers;
    private final Map<String, DigestAuthenticator> challenged;
    private final Trunks trunks;

    TrunkDoor(CallwrightConfig config, Trunks trunks) {
        this.configs = config.trunks().stream()
                .collect(Collectors.toUnmodifiableMap(TrunkConfig::name, Function.identity(), (first, _) -> first));
        this.numbers = config.numbers();
        this.challenged = config.trunks().stream()
                .filter(trunk -> trunk.challenge().isPresent())
                .collect(Collectors.toUnmodifiableMap(
                        TrunkConfig::name,
                        trunk -> new DigestAuthenticator(
                                config.registrar(),
                                new UserConfig(
                                        trunk.challenge().user(),
                                        trunk.challenge().password())),
                        (first, _) -> first));
        this.trunks = trunks;
    }

    /**
     * The trunk whose registrar or target has this address now, if we are registered with it and the request is for us: for the
     * user we registered, or for a number that is the trunk's alone.
     */
    Optional<Origin.Trunk> registered(Request request) {
        String user = SipAddress.user(request.requestUri());
        return configs.values().stream()
                .filter(trunk -> isOurs(trunk, user))
                .filter(trunk -> trunks.addressesOf(trunk.name()).contains(request.source()))
                .map(trunk -> new Origin.Trunk(trunk.name()))
                .findFirst();
    }

    /** Whether a trunk we are registered with has this address now. */
    boolean isRegistrar(InetAddress source) {
        return configs.keySet().stream()
                .anyMatch(name -> trunks.addressesOf(name).contains(source));
    }

    private boolean isOurs(TrunkConfig trunk, String user) {
        return !user.isEmpty()
                && (user.equals(RegisterRequest.user(trunk))
                        || numbers.stream()
                                .anyMatch(number -> number.match() == NumberConfig.Match.EXACT
                                        && number.trunk().equals(trunk.name())
                                        && number.value().equals(user)));
    }

    Verdict judge(Origin.Trunk trunk, Request request) {
        DigestAuthenticator authenticator = challenged.get(trunk.name());
        if (authenticator == null) {
            return admitted(trunk);
        }
        return switch (authenticator.authenticate(
                request.method(), request.requestUri(), request.source(), request.authorization())) {
            case DigestAuthenticator.Outcome.Authenticated _ -> admitted(trunk);
            case DigestAuthenticator.Outcome.Challenged(List<String> challenges) -> new Verdict.Challenged(challenges);
            case DigestAuthenticator.Outcome.Refused(int status, String reason) -> new Verdict.Refused(status, reason);
        };
    }

    private Verdict admitted(Origin.Trunk trunk) {
        TrunkConfig config = configs.get(trunk.name());
        return new Verdict.Admitted(trunk, config == null ? Credentials.NONE : RegisterRequest.credentials(config));
    }
}
