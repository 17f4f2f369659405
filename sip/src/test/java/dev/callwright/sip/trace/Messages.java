package dev.callwright.sip.trace;

import dev.callwright.sip.WireTap;
import java.net.InetSocketAddress;
import java.util.List;

/** Messages to be kept and shown. */
final class Messages {

    static final InetSocketAddress US = new InetSocketAddress("192.0.2.1", 5060);
    static final InetSocketAddress PEER = new InetSocketAddress("198.51.100.7", 5070);

    private Messages() {}

    static WireTap.Message received(String callId, String firstLine, String cseq, String... more) {
        return message(false, callId, firstLine, cseq, more);
    }

    static WireTap.Message sent(String callId, String firstLine, String cseq, String... more) {
        return message(true, callId, firstLine, cseq, more);
    }

    private static WireTap.Message message(boolean sent, String callId, String firstLine, String cseq, String... more) {
        String head = firstLine + "\r\nVia: SIP/2.0/UDP 198.51.100.7;branch=z9hG4bK" + cseq.replace(" ", "")
                + "\r\nCall-ID: " + callId + "\r\nCSeq: " + cseq + "\r\n";
        return new WireTap.Message(
                sent, US, PEER, "UDP", callId, head + String.join("\r\n", List.of(more)) + "\r\n\r\n");
    }
}
