package dev.callwright.sip.stack.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.ParseException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UrisTest {

    @ParameterizedTest
    @CsvSource({
        "sip:alice@example.org,alice",
        "sip:%2B49301234@example.org,+49301234",
        "sip:+49301234;phone-context=x@example.org,+49301234;phone-context=x",
        "sip:gr%C3%BC%C3%9Fe@example.org,grüße",
        "sip:a%0D%0Ab@example.org,a..b",
        "sip:100%25@example.org,100%",
        "sip:example.org,''",
        "tel:+49301234,+49301234",
        "tel:112,112",
        "urn:service:sos,''"
    })
    void readsTheUser(String uri, String user) throws ParseException {
        assertThat(Uris.user(Sip.ADDRESSES.createURI(uri))).isEqualTo(user);
    }
}
