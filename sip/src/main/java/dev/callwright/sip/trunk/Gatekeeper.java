package dev.callwright.sip.trunk;

import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.SipConfig.UnknownSource;
import dev.callwright.config.TrunkConfig;
import dev.callwright.sip.Admission;
import dev.callwright.sip.Origin;
import dev.callwright.sip.trunk.digest.DigestAuthenticator;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lets calls in: from a trunk by its source address, from a softphone user by digest authentication. A request that comes from
 * a trunk's address but carries a user's credentials is judged as the user's, so that a softphone may live beside a PBX.
 *
 * <p>Thread-safe: immutable but for the authenticator.
 */
public final class Gatekeeper implements Admission {

    private record TrunkBlock(AddressBlock block, Origin.Trunk trunk) {}

    /** Longest prefix first; among equals the order of the configuration. */
    private final List<TrunkBlock> trunkBlocks;

    private final UnknownSource unknownSource;
    private final DigestAuthenticator authenticator;

    private final TrunkDoor trunkDoor;

    /** Without trunks we register with. */
    public Gatekeeper(CallwrightConfig config, DigestAuthenticator authenticator) {
        this(config, authenticator, new Trunks());
    }

    /**
     * Builds the table of trunk addresses.
     *
     * @throws IllegalArgumentException if a trunk's host is neither an IP address nor a CIDR block
     */
    public Gatekeeper(CallwrightConfig config, DigestAuthenticator authenticator, Trunks trunks) {
        this.trunkDoor = new TrunkDoor(config, trunks);
        this.trunkBlocks = config.trunks().stream()
                .flatMap(Gatekeeper::blocks)
                .sorted(Comparator.comparingInt(
                                (TrunkBlock entry) -> entry.block().prefix())
                        .reversed())
                .toList();
        this.unknownSource = config.sip().unknownSource();
        this.authenticator = authenticator;
    }

    @Override
    public Verdict admit(Request request) {
        Optional<String> claimed =
                authenticator.claimedUser(request.authorization()).filter(authenticator::isUser);
        Optional<Origin.Trunk> trunk = trunk(request.source()).or(() -> trunkDoor.registered(request));
        if (trunk.isPresent() && claimed.isEmpty()) {
            return trunkDoor.judge(trunk.get(), request);
        }
        if (claimed.isPresent() || authenticator.isUser(request.fromUser())) {
            return admitUser(request);
        }
        return switch (unknownSource) {
            case REJECT -> new Verdict.Refused(403, "Forbidden");
            case SILENCE -> new Verdict.Ignored();
        };
    }

    /** Whether an address is a trunk's. */
    public boolean isTrunk(InetAddress source) {
        return trunk(source).isPresent() || trunkDoor.isRegistrar(source);
    }

    private Verdict admitUser(Request request) {
        return switch (authenticator.authenticate(
                request.method(), request.requestUri(), request.source(), request.authorization())) {
            case DigestAuthenticator.Outcome.Authenticated(String user) ->
                user.equals(request.fromUser())
                        ? new Verdict.Admitted(new Origin.User(user))
                        : new Verdict.Refused(403, "From Differs From Authenticated User");
            case DigestAuthenticator.Outcome.Challenged(List<String> challenges) -> new Verdict.Challenged(challenges);
            case DigestAuthenticator.Outcome.Refused(int status, String reason) -> new Verdict.Refused(status, reason);
        };
    }

    private Optional<Origin.Trunk> trunk(InetAddress source) {
        return trunkBlocks.stream()
                .filter(entry -> entry.block().contains(source))
                .findFirst()
                .map(TrunkBlock::trunk);
    }

    private static Stream<TrunkBlock> blocks(TrunkConfig trunk) {
        return trunk.hosts().stream()
                .map(host -> new TrunkBlock(AddressBlock.parse(host), new Origin.Trunk(trunk.name())));
    }
}
