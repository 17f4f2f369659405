package dev.callwright.sip.stack.basis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.sip.testing.Texts;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import javax.sip.address.Hop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NatRuleTest {

    private static Peer peer(String address, int port, String transport) {
        return new Peer(new InetSocketAddress(InetAddress.ofLiteral(address), port), transport);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1:5060,192.0.2.1,5060",
        "192.0.2.1,192.0.2.1,5060",
        "192.0.2.1:5070,192.0.2.1,5070",
        "[2001:db8::1]:5060,2001:db8::1,5060"
    })
    void trustsAViaThatSaysWhereTheDatagramCameFrom(String sentBy, String source, int port) {
        assertThat(NatRule.towardsCaller(
                        Texts.invite("SIP/2.0/UDP " + sentBy + ";branch=z9hG4bK1"), peer(source, port, "UDP")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.1:5060", "198.51.100.7:40000", "198.51.100.7", "phone.example.org:5060"})
    void goesBackToTheSourceWhenTheViaSaysOtherwise(String sentBy) {
        Hop hop = NatRule.towardsCaller(
                        Texts.invite("SIP/2.0/UDP " + sentBy + ";branch=z9hG4bK1"), peer("198.51.100.7", 40_001, "UDP"))
                .orElseThrow();

        assertThat(hop.getHost()).isEqualTo("198.51.100.7");
        assertThat(hop.getPort()).isEqualTo(40_001);
        assertThat(hop.getTransport()).isEqualToIgnoringCase("UDP");
    }

    @Test
    void goesBackOverTheConnectionThePeerOpened() {
        assertThat(NatRule.towardsCaller(
                        Texts.invite("SIP/2.0/TCP 192.0.2.1:5060;branch=z9hG4bK1"), peer("192.0.2.1", 5060, "TCP")))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1,198.51.100.7,true",
        "192.168.1.2,198.51.100.7,true",
        "100.64.0.1,198.51.100.7,true",
        "10.0.0.1,10.0.0.2,false",
        "198.51.100.8,198.51.100.7,false",
        "pbx.example.org,198.51.100.7,false"
    })
    void suspectsAPrivateContactBehindAPublicSource(String contact, String source, boolean hidden) {
        assertThat(NatRule.towardsCalled(
                                Texts.response("200 OK", "Contact: <sip:b@" + contact + ">"), peer(source, 5060, "UDP"))
                        .isPresent())
                .isEqualTo(hidden);
    }
}
