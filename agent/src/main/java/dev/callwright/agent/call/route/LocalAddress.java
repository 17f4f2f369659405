package dev.callwright.agent.call.route;

import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.TrunkConfig;
import dev.callwright.sip.Invitation;
import dev.callwright.sip.Origin;
import dev.callwright.sip.Target;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Optional;

/**
 * The address written into our session descriptions: the trunk's own, else the configured one, else the one the peer reached us
 * at. Immutable, thread-safe.
 */
public final class LocalAddress {

    private static final int SIP_PORT = 5060;

    private final CallwrightConfig config;

    public LocalAddress(CallwrightConfig config) {
        this.config = config;
    }

    public String forMedia(Invitation invitation) {
        return trunkAddress(invitation.origin())
                .or(() -> configured(config.media().advertisedAddress()))
                .or(() -> configured(config.media().address()))
                .or(() -> configured(invitation.reachedAt()))
                .orElseGet(() -> towards(invitation.source()));
    }

    /** For a call we place. The address towards the trunk is the system's choice where none is configured. */
    public String forCallsBy(TrunkConfig trunk, Target target) {
        TrunkUri first = TrunkUri.of(target.route().isEmpty() ? target.uri() : target.route());
        String host = target.hops().isEmpty()
                ? first.plainHost()
                : target.hops().getFirst().address();
        return configured(trunk.advertisedAddress())
                .or(() -> configured(config.media().advertisedAddress()))
                .or(() -> configured(config.media().address()))
                .orElseGet(() -> towards(new InetSocketAddress(host, SIP_PORT)));
    }

    private Optional<String> trunkAddress(Origin origin) {
        return switch (origin) {
            case Origin.Trunk(String name) ->
                config.trunks().stream()
                        .filter(trunk -> trunk.name().equals(name))
                        .map(TrunkConfig::advertisedAddress)
                        .findFirst()
                        .flatMap(LocalAddress::configured);
            case Origin.User _ -> Optional.empty();
        };
    }

    private static Optional<String> configured(String address) {
        boolean wildcard = address.isEmpty() || address.equals("0.0.0.0") || address.equals("::");
        return wildcard ? Optional.empty() : Optional.of(address);
    }

    /** Which local address the system would use towards a peer; connecting a UDP socket sends nothing. */
    private static String towards(InetSocketAddress peer) {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(peer);
            return socket.getLocalAddress().getHostAddress();
        } catch (SocketException | UncheckedIOException | IllegalArgumentException e) {
            return "127.0.0.1";
        }
    }
}
