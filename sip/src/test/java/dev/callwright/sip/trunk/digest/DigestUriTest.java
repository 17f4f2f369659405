package dev.callwright.sip.trunk.digest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DigestUriTest {

    @ParameterizedTest
    @CsvSource({
        "sip:agent@example.com, sip:agent@example.com, true",
        "<sip:agent@example.com>, sip:agent@example.com, true",
        "sip:agent@example.com, < sip:agent@example.com >, true",
        "sip:example.com:5060, sip:agent@example.com:5060, true",
        "sip:agent@example.com, sip:example.com, false",
        "sip:other@example.com, sip:agent@example.com, false",
        "sip:agent@example.com, sips:agent@example.com, false",
        "sip:agent@example.org, sip:agent@example.com, false",
        "'', '', false",
        "<, <, true",
        "@, sip:a, false"
    })
    void namesTheSameResource(String digestUri, String requestUri, boolean same) {
        assertThat(DigestUri.matches(digestUri, requestUri)).isEqualTo(same);
    }
}
