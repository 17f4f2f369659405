package dev.callwright.sip.stack.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LogTextTest {

    @Test
    void keepsPlainTextAsItIs() {
        assertThat(LogText.of("Grüße, 世界 <sip:a@b>")).isEqualTo("Grüße, 世界 <sip:a@b>");
    }

    @Test
    void replacesWhatWouldBreakALine() {
        assertThat(LogText.of("a\r\nWARN b\u2028c\u0000d\u202Ee\u001B[31m")).isEqualTo("a..WARN b.c.d.e.[31m");
    }

    @Test
    void cutsLongTextAndSaysSo() {
        assertThat(LogText.of("x".repeat(1_000))).hasSizeLessThan(340).endsWith("... (1000 characters)");
    }

    @Test
    void hidesDigestResponsesFromTheWireLog() {
        String message = String.join(
                "\r\n",
                "REGISTER sip:x SIP/2.0",
                "Authorization: Digest username=\"a\", response=\"0123\"",
                "proxy-authorization : Digest response=\"4567\",",
                " nonce=\"89\"",
                "CSeq: 1 REGISTER",
                "",
                "");

        assertThat(WireText.of(message))
                .isEqualTo("REGISTER sip:x SIP/2.0 | Authorization: ******** | proxy-authorization : ******** | "
                        + "CSeq: 1 REGISTER |  | ");
    }

    @Test
    void boundsTheWireLog() {
        assertThat(WireText.of("y".repeat(100_000))).hasSizeLessThan(4_100);
    }
}
