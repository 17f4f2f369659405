package dev.callwright.sip.stack.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.sip.WireTap;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TapPointTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INVITE sip:a SIP/2.0\r\nCall-ID: x@y\r\n\r\n",
                "INVITE sip:a SIP/2.0\nVia: v\ncall-id \t:x@y\n\n",
                "INVITE sip:a SIP/2.0\r\nIgnored: i: no\r\ni:x@y",
            })
    void findsTheCallId(String text) {
        assertThat(TapPoint.callId(text)).isEqualTo("x@y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n\r\n", "rubbish", "A\r\nVia: v\r\n\r\nCall-ID: in the body\r\n", "A\r\nCall-ID"})
    void findsNoneWhereThereIsNone(String text) {
        assertThat(TapPoint.callId(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1:5080, 10.0.0.1, 5080",
        "/10.0.0.1:5080, 10.0.0.1, 5080",
        "pbx/10.0.0.1:0, 10.0.0.1, 5060",
        "[2001:db8::1]:5080, 2001:db8:0:0:0:0:0:1, 5080",
        "2001:db8:0:0:0:0:0:1:5080, 2001:db8:0:0:0:0:0:1, 5080",
    })
    void readsAddressesAsTheStackWritesThem(String text, String host, int port) {
        InetSocketAddress address = TapPoint.address(text);

        assertThat(address.getAddress().getHostAddress()).isEqualTo(host);
        assertThat(address.getPort()).isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null:5060", "example.com:5060", "10.0.0.1", "10.0.0.1:99999", "10.0.0.1:x"})
    void looksNoNameUp(String text) {
        assertThat(TapPoint.address(text).isUnresolved()).isTrue();
    }

    @Test
    void keepAlivesAreNoMessages() {
        List<WireTap.Message> seen = new ArrayList<>();
        InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5060);
        byte[] ping = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] options = "OPTIONS sip:a SIP/2.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

        TapPoint.datagram(seen::add, false, here, new DatagramPacket(ping, ping.length, here));
        TapPoint.datagram(seen::add, true, here, new DatagramPacket(options, options.length, here));

        assertThat(seen)
                .containsExactly(new WireTap.Message(true, here, here, "UDP", "", "OPTIONS sip:a SIP/2.0\r\n\r\n"));
    }
}
