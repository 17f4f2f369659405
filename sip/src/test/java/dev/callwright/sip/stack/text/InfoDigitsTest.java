package dev.callwright.sip.stack.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class InfoDigitsTest {

    @ParameterizedTest
    @CsvSource({
        "'Signal=5\r\nDuration=160\r\n',5",
        "'Signal= 5\r\nDuration= 160\r\n',5",
        "'Signal = 0\nDuration = 160',0",
        "'signal=*',*",
        "'SIGNAL=#\r\n',#",
        "'Duration=250\r\nSignal=9\r\n',9",
        "'Signal=10\r\n',*",
        "'Signal=11\r\n',#",
        "'Signal=12',A",
        "'Signal=15',D",
        "'Signal=d',D",
        "'\r\nSignal=1\r\r\n',1"
    })
    void readsTheRelayForm(String body, char digit) {
        assertThat(InfoDigits.parse(InfoDigits.RELAY, body)).contains(digit);
    }

    @ParameterizedTest
    @CsvSource({"7,7", "' 7\r\n',7", "*,*", "#,#", "10,*", "11,#", "b,B"})
    void readsTheBareForm(String body, char digit) {
        assertThat(InfoDigits.parse(InfoDigits.BARE, body)).contains(digit);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Signal=",
                "Signal=16",
                "Signal=99",
                "Signal=E",
                "Signal=5 6",
                "Signal",
                "Duration=160",
                "X-Signal=5"
            })
    void findsNoDigitInOtherText(String body) {
        assertThat(InfoDigits.parse(InfoDigits.RELAY, body)).isEmpty();
    }

    @Test
    void findsNoDigitInABodyLongerThanAnyPhoneSends() {
        assertThat(InfoDigits.parse(InfoDigits.RELAY, "Signal=5\r\n" + " ".repeat(500)))
                .isEmpty();
    }

    @Test
    void refusesGarbage() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            String body = new String(bytes, StandardCharsets.ISO_8859_1);

            InfoDigits.parse(InfoDigits.RELAY, "Signal=" + body).ifPresent(InfoDigitsTest::assertIsDigit);
            InfoDigits.parse(InfoDigits.BARE, body).ifPresent(InfoDigitsTest::assertIsDigit);
        }
    }

    private static void assertIsDigit(char digit) {
        assertThat("0123456789*#ABCD").contains(String.valueOf(digit));
    }
}
