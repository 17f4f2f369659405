package dev.callwright.sip.stack.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HeadRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "To: <sip:a@b>",
                "To: sip:a@b",
                "To: sip:a@b;tag=1",
                "To: Alice Liddell <sip:a@b>",
                "To: \"Liddell, Alice <a>\" <sip:a@b>;tag=1",
                "To: \"a \\\" < b\" <sip:a@b>",
                "Contact: <sip:a@b?X=y>",
                "Contact: *",
                "m: sip:a@b\r\nm: sip:c@d"
            })
    void letsPassWhatTheGrammarAllows(String header) {
        assertThat(isBroken(header)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "To: < sip:a@b>",
                "To: <sip:a@b >",
                "To: <sip:a@b",
                "To: Liddell, Alice <sip:a@b>",
                "Contact: sip:a@b?X=y",
                "t: sip:a@b\r\nTo: sip:c@d",
                "CSeq: 1 INVITE\r\nCSeq: 2 INVITE"
            })
    void findsWhatItForbids(String header) {
        assertThat(isBroken(header)).isTrue();
    }

    private static boolean isBroken(String header) {
        String message = "INVITE sip:a@b SIP/2.0\r\n" + header + "\r\n\r\n";
        return HeadRules.isBroken(MessageHead.of(message.getBytes(StandardCharsets.UTF_8)));
    }
}
