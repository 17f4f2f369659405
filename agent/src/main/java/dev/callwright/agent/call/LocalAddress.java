package dev.callwright.agent.call;

import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.TrunkConfig;
import dev.callwright.sip.Invitation;
import dev.callwright.sip.Origin;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Optional;

/**
 * The address written into our session descriptions: the trunk's own, else the configured one, else the one the peer reached us
 * at. Immutable, thread-safe.
 */
final class LocalAddress {

    private final CallwrightConfig config;

    LocalAddress(CallwrightConfig config) {
        this.config = config;
    }

    String forMedia(Invitation invitation) {
        return trunkAddress(invitation.origin())
                .or(() -> configured(config.media().advertisedAddress()))
                .or(() -> configured(config.media().address()))
                .or(() -> configured(invitation.reachedAt()))
                .orElseGet(() -> towards(invitation.source()));
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
        } catch (SocketException e) {
            return "127.0.0.1";
        }
    }
}
