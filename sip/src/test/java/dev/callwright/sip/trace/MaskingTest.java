package dev.callwright.sip.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MaskingTest {

    private static final String HEAD = "INVITE sip:+862155550100@192.168.10.20:5060 SIP/2.0\r\n";

    @Test
    void hidesWhatADigestCouldBeAttackedWith() {
        String masked = Masking.secrets(
                HEAD
                        + "Authorization: Digest username=\"alice\", realm=\"callwright\",\r\n nonce=\"secretnonce\", "
                        + "response=\"0123456789abcdef\", cnonce=secretcnonce, qop=auth, opaque=\"o\"\r\n"
                        + "Proxy-Authorization : Basic c2VjcmV0\r\nProxy-Authenticate: Digest realm=\"r\", nonce=\"n1\"\r\n\r\n");

        assertThat(masked)
                .contains(
                        "Authorization: Digest username=\"alice\", realm=\"callwright\", nonce=***, response=***, cnonce=***")
                .contains("qop=auth, opaque=***")
                .contains("Proxy-Authorization : ***\r\n")
                .contains("realm=\"r\", nonce=***")
                .doesNotContain("secret", "0123456789abcdef", "c2VjcmV0", "n1");
    }

    @Test
    void hidesKeysOfTheMediaAndPasswordsOfUris() {
        String masked = Masking.secrets("""
                INVITE sip:alice:secret@host SIP/2.0
                Content-Type: application/sdp

                v=0
                a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:secretkey|2^20
                a=ice-pwd:secretpwd
                k=clear:secret
                m=audio 4000 RTP/SAVP 0
                """);

        assertThat(masked)
                .contains("sip:alice:***@host", "inline:***\n", "a=ice-pwd:***\n", "k=***\n", "m=audio 4000")
                .doesNotContain("secret");
    }

    @Test
    void hidesDigitsAndBodiesItDoesNotKnow() {
        String info = """
                INFO sip:us SIP/2.0
                Content-Type: application/dtmf-relay

                Signal=7
                """;
        String progress = """
                NOTIFY sip:us SIP/2.0
                Content-Type: message/sipfrag

                SIP/2.0 200 OK
                """;

        assertThat(Masking.secrets(info)).contains("(body hidden)").doesNotContain("Signal=7");
        assertThat(Masking.secrets(progress)).isEqualTo(progress);
    }

    @Test
    void shortensTelephoneNumbersAndNothingElse() {
        String masked = Masking.all(
                HEAD
                        + "Via: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bK1234567890\r\n"
                        + "From: \"13812345678\" <sip:013812345678@host>;tag=1234567890\r\n"
                        + "P-Asserted-Identity: <tel:+8613812345678>\r\nX-Caller: 8613812345678\r\n"
                        + "Call-ID: 8613812345678\r\nContact: <sip:198.51.100.7:5060>\r\n\r\nv=0\r\no=- 1234567890 1 IN IP4 10.0.0.1\r\n");

        assertThat(masked)
                .contains("sip:+862***00@192.168.10.20:5060")
                .contains("branch=z9hG4bK1234567890")
                .contains("\"1381***78\" <sip:0138***78@host>;tag=1234567890")
                .contains("<tel:+861***78>")
                .contains("X-Caller: 8613***78")
                .contains("Call-ID: 8613812345678", "<sip:198.51.100.7:5060>", "o=- 1234567890 1");
    }

    @ParameterizedTest
    @CsvSource({"100, 100", "123456, 123456", "1234567, 12***67", "+8613812345678, +861***78"})
    void leavesShortNumbersAlone(String number, String shown) {
        assertThat(Masking.number(number)).isEqualTo(shown);
    }

    @Test
    void bearsAnything() {
        assertThat(Masking.all("")).isEmpty();
        assertThat(Masking.all("rubbish")).isEqualTo("rubbish");
        assertThat(Masking.all("\r\n\r\n\u0000")).isEqualTo("\r\n\r\n(body hidden)");
    }
}
