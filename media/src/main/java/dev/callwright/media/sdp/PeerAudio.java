package dev.callwright.media.sdp;

import dev.callwright.media.codec.G711;
import dev.callwright.media.sdp.SessionDescription.Attribute;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a peer's plain audio section says that we can use. Immutable.
 *
 * @param voices          G.711 in the peer's order
 * @param eventType       payload type of telephone-event at 8 kHz, or {@link NegotiatedAudio#NO_EVENTS}
 * @param eventRange      which events the peer takes, as it wrote it
 * @param direction       the peer's, from its point of view
 */
record PeerAudio(
        List<Voice> voices, int eventType, String eventRange, InetSocketAddress address, MediaDirection direction) {

    record Voice(G711 codec, int payloadType) {}

    private static final int MAX_PAYLOAD_TYPE = 127;
    private static final String EVENTS = "TELEPHONE-EVENT/8000";

    static PeerAudio read(SessionDescription session, MediaDescription section) {
        Map<Integer, String> encodings = encodings(section);
        List<Voice> voices = new ArrayList<>();
        int eventType = NegotiatedAudio.NO_EVENTS;
        for (String format : section.formats()) {
            int payloadType = SdpParser.number(format, MAX_PAYLOAD_TYPE);
            String encoding = encodings.getOrDefault(payloadType, "");
            voice(payloadType, encoding).ifPresent(voices::add);
            if (eventType < 0 && encoding.equals(EVENTS)) {
                eventType = payloadType;
            }
        }
        InetSocketAddress address = new InetSocketAddress(address(section.connection()), section.port());
        return new PeerAudio(
                List.copyOf(voices), eventType, format(section, eventType), address, session.direction(section));
    }

    /** The hold of RFC 2543 phones: nobody listens at the unspecified address (RFC 3264 §8.4). */
    boolean listens() {
        return !address.getAddress().isAnyLocalAddress() && address.getPort() != 0;
    }

    /** Our direction when we would like to do {@code wanted}. */
    MediaDirection ours(MediaDirection wanted) {
        MediaDirection allowed = direction.reversed().and(wanted);
        return listens() ? allowed : allowed.and(MediaDirection.RECVONLY);
    }

    private static Optional<Voice> voice(int payloadType, String encoding) {
        for (G711 codec : G711.values()) {
            boolean isStatic = encoding.isEmpty() && payloadType == codec.staticPayloadType();
            if (isStatic || encoding.equals(codec.encodingName() + "/8000")) {
                return Optional.of(new Voice(codec, payloadType));
            }
        }
        return Optional.empty();
    }

    /** Encoding name and clock rate in capitals by payload type; one channel is the same as none named. */
    private static Map<Integer, String> encodings(MediaDescription section) {
        Map<Integer, String> encodings = new TreeMap<>();
        for (Attribute attribute : section.attributes()) {
            if (attribute.name().equals("rtpmap")) {
                String[] words = attribute.value().split(" +", 2);
                String encoding = words.length < 2 ? "" : words[1].toUpperCase(Locale.ROOT);
                int end = encoding.endsWith("/1") ? encoding.length() - 2 : encoding.length();
                encodings.put(SdpParser.number(words[0], MAX_PAYLOAD_TYPE), encoding.substring(0, end));
            }
        }
        return encodings;
    }

    private static String format(MediaDescription section, int payloadType) {
        String prefix = payloadType + " ";
        return section.attributes().stream()
                .filter(attribute -> attribute.name().equals("fmtp"))
                .map(Attribute::value)
                .filter(value -> value.startsWith(prefix))
                .map(value -> value.substring(prefix.length()).strip())
                .findFirst()
                .orElse("");
    }

    /** A time to live or a number of addresses may follow a slash. Multicast is not a telephone call. */
    private static InetAddress address(String connection) {
        String[] words = connection.split(" +", -1);
        if (words.length != 3 || !words[0].equals("IN")) {
            throw SdpException.malformed("no connection address: " + connection);
        }
        return IpLiteral.parse(words[2].split("/", 2)[0])
                .filter(address -> !address.isMulticastAddress())
                .orElseThrow(() -> SdpException.malformed("not a unicast IP address: " + connection));
    }
}
