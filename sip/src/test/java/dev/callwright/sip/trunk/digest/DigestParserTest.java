package dev.callwright.sip.trunk.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DigestParserTest {

    @Test
    void readsQuotedAndPlainValues() {
        Optional<DigestCredentials> read =
                DigestParser.parse("Digest username=\"al\\\"ice\\\\\", nc=00000001,qop=auth, uri=\"sip:a,b=c\"");

        assertThat(read)
                .contains(new DigestCredentials(
                        Map.of("username", "al\"ice\\", "nc", "00000001", "qop", "auth", "uri", "sip:a,b=c")));
    }

    @Test
    void isTolerantOfCaseBlanksEmptyElementsAndMissingQuotes() {
        Optional<DigestCredentials> read =
                DigestParser.parse("  dIGEST\t,, UserName = \"bob\" ,\r\n nonce=abc== , realm= , opaque=\"\",");

        assertThat(read)
                .contains(
                        new DigestCredentials(Map.of("username", "bob", "nonce", "abc==", "realm", "", "opaque", "")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Digest",
                "Digestusername=bob",
                "Basic dXNlcjpwYXNz",
                "Digest username",
                "Digest username=\"bob",
                "Digest username=\"bob\\",
                "Digest =bob",
                "Digest \"bob\"",
                "Digest a=1, A=2"
            })
    void refusesOtherSchemesAndBrokenLists(String value) {
        assertThat(DigestParser.parse(value)).isEmpty();
    }

    @Test
    void boundsLengthAndNumberOfParameters() {
        assertThat(DigestParser.parse("Digest a=" + "x".repeat(4087))).isPresent();
        assertThat(DigestParser.parse("Digest a=" + "x".repeat(4088))).isEmpty();
        assertThat(DigestParser.parse("Digest " + parameters(32))).isPresent();
        assertThat(DigestParser.parse("Digest " + parameters(33))).isEmpty();
    }

    @Test
    void survivesGarbage() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String alphabet = "abn=,\"\\ \t\u00e9\u0000;<>";

        for (int round = 0; round < 20_000; round++) {
            StringBuilder value = new StringBuilder("Digest ");
            int length = random.nextInt(60);
            for (int i = 0; i < length; i++) {
                value.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(DigestParser.parse(value.toString()))
                    .as("seed %d round %d: %s", seed, round, value)
                    .satisfiesAnyOf(
                            read -> assertThat(read).isEmpty(),
                            read -> assertThat(read.orElseThrow().parameters())
                                    .doesNotContainKey("")
                                    .hasSizeLessThanOrEqualTo(32));
        }
    }

    @Test
    void showsNothingInLogs() {
        assertThat(DigestParser.parse("Digest username=bob, response=beef")
                        .orElseThrow()
                        .toString())
                .doesNotContain("bob")
                .doesNotContain("beef");
    }

    private static String parameters(int count) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < count; i++) {
            list.append("p").append(i).append("=1,");
        }
        return list.toString();
    }
}
