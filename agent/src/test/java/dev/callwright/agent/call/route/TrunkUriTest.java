package dev.callwright.agent.call.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.call.testing.Trunks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TrunkUriTest {

    @ParameterizedTest
    @CsvSource({
        "sip:sip.example.com, sip:+86211@sip.example.com",
        "sip:sip.example.com:5080;transport=tcp, sip:+86211@sip.example.com:5080;transport=tcp",
        "sips:sip.example.com, sips:+86211@sip.example.com",
        "sip:account@sip.example.com, sip:+86211@sip.example.com",
        "sip:[2001:db8::1]:5070, sip:+86211@[2001:db8::1]:5070",
        "SIP:sip.example.com;transport=tls, sip:+86211@sip.example.com;transport=tls"
    })
    void aNumberStandsBeforeTheHostOfTheTarget(String target, String expected) {
        assertThat(TrunkUri.of(target).to("+86211")).isEqualTo(expected);
    }

    @Test
    void aHashIsEscapedAndReadAgain() {
        String uri = TrunkUri.of("sip:pbx.example.com").to("*21#");

        assertThat(uri).isEqualTo("sip:*21%23@pbx.example.com");
        assertThat(TrunkUri.userOf(uri)).isEqualTo("*21#");
    }

    @Test
    void aWholeUriStaysAsItIs() {
        assertThat(TrunkUri.of("sip:pbx.example.com").to("sip:carol@192.0.2.7:5090"))
                .isEqualTo("sip:carol@192.0.2.7:5090");
    }

    @ParameterizedTest
    @CsvSource({
        "sip:4000@pbx.example.com;user=phone, 4000",
        "sip:4000;phone-context=x@pbx.example.com, 4000",
        "tel:+8621;phone-context=example.com, +8621",
        "tel:+8621, +8621",
        "sip:pbx.example.com, ''",
        "nonsense, ''"
    })
    void theUserOfAUriIsFound(String uri, String user) {
        assertThat(TrunkUri.userOf(uri)).isEqualTo(user);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sip:", "4000", "http://example.com", "sip:a b@c d;x y@z"})
    void whatIsNoUriHasNoHost(String text) {
        assertThat(TrunkUri.isUri(text)).isEqualTo(!TrunkUri.of(text).host().isEmpty());
    }

    @Test
    void theProxyOfTheTrunkIsPassedFirst() {
        var trunk = Trunks.to("a", "sip:sip.example.com");

        assertThat(Destinations.ofSettings().of(trunk, "100").uri()).isEqualTo("sip:100@sip.example.com");
        assertThat(Destinations.ofSettings().of(trunk, "100").route()).isEmpty();
        assertThat(Destinations.ofSettings().of(trunk, "100").hops()).isEmpty();
    }
}
