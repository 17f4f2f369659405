package dev.callwright.sip.stack.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NameAddrTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "<sip:a@h>|''|sip:a@h|a",
                "sip:a@h;tag=1|''|sip:a@h|a",
                "tel:+4930123|''|tel:+4930123|+4930123",
                "Alice Doe <sip:a@h;x=1>;p=2|Alice Doe|sip:a@h;x=1|a",
                "\"Doe, Alice; <x>\" <sip:a@h>|Doe, Alice; <x>|sip:a@h|a",
                "\"a \\\"b\\\" \\\\\"<sip:a%40b@h>|a \"b\" \\|sip:a%40b@h|a@b",
                "\"\" <tel:+1-201-555>;x|''|tel:+1-201-555|+1-201-555",
                "<sip:a@h?Reason=SIP%3Bcause%3D302>;index=1|''|sip:a@h?Reason=SIP%3Bcause%3D302|a",
                "<nonsense>|''|nonsense|''"
            })
    void readsNameAndAddress(String text, String name, String uri, String user) {
        NameAddr address = NameAddr.parse(text).orElseThrow();

        assertThat(address.name()).isEqualTo(name);
        assertThat(address.uri()).isEqualTo(uri);
        assertThat(address.user()).isEqualTo(user);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "<", "<>", "\"x\" <", "name <sip:a@h", "\"never closed <sip:a@h>", ";;;"})
    void refusesWhatIsNoAddress(String text) {
        assertThat(NameAddr.parse(text).map(NameAddr::user).orElse("")).isEmpty();
    }

    @Test
    void splitsAtCommasOutsideQuotesAndBrackets() {
        assertThat(NameAddr.list("\"a, \\\", b\" <sip:1,2@h>, <sip:3@h>;x=\"p,q\" ,, sip:4@h", 8))
                .extracting(NameAddr::user)
                .containsExactly("1,2", "3", "4");
        assertThat(NameAddr.list("<sip:1@h>,<sip:2@h>,<sip:3@h>", 2)).hasSize(2);
    }

    @Test
    void findsParametersWhateverTheirCaseAndQuotes() {
        NameAddr address = NameAddr.parse("<sip:a@h>;Party=calling;PRIVACY=\"Full\";screen")
                .orElseThrow();

        assertThat(address.parameter("party")).contains("calling");
        assertThat(address.parameter("privacy")).contains("full");
        assertThat(address.parameter("screen")).contains("");
        assertThat(address.parameter("none")).isEmpty();
    }

    @Test
    void survivesGarbage() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> pieces =
                List.of("\"", "\\", "<", ">", ",", ";", "=", "sip:", "tel:", "a", "@", "?", "%", " ", "é");
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(24);
            for (int j = 0; j < length; j++) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            List<String> users =
                    NameAddr.list(text.toString(), 4).map(NameAddr::user).toList();
            assertThat(users).as("seed %d, text %s", seed, text).hasSizeLessThanOrEqualTo(4);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "with \"quotes\"", "back\\slash", "ends in \\", ""})
    void quotesSoThatUnquotingGivesItBack(String text) {
        assertThat(HeaderText.unquote(HeaderText.quote(text))).isEqualTo(text);
    }
}
