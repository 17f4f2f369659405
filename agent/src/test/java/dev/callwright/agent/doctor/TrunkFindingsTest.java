package dev.callwright.agent.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.doctor.Registration.Obstacle;
import dev.callwright.config.NumberConfig;
import dev.callwright.config.NumberConfig.Match;
import dev.callwright.config.RegisterConfig;
import dev.callwright.config.TrunkConfig;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TrunkFindingsTest {

    private static final TrunkConfig TRUNK = TrunkConfig.from("carrier-a", List.of("203.0.113.10", "198.51.100.0/28"));
    private static final NumberConfig NUMBER = new NumberConfig(Match.EXACT, "+862155550100", "", "receptionist");

    @Test
    void saysThatNoNumberLeadsAnywhere() {
        assertThat(text(List.of(), List.of())).contains("No number leads anywhere for calls of this trunk");
        assertThat(text(List.of(NUMBER), List.of())).contains("no call has come yet");
    }

    @Test
    void asksAboutStrangersNextToTheTrunkOnly() {
        String text = text(List.of(NUMBER), List.of(stranger("203.0.113.99"), stranger("192.0.2.1")));

        assertThat(text)
                .contains(
                        "3 calls from 203.0.113.99 were refused, for no trunk has this address: last sip:100@us at 10:00:00 UTC")
                .doesNotContain("192.0.2.1");
    }

    @Test
    void saysWhetherItAnswersAndIsFull() {
        TrunkFacts silent = new TrunkFacts(
                TRUNK,
                new Registration.Unwanted(),
                TrunkWatch.Reach.SILENT,
                OptionalInt.of(3),
                List.of(NUMBER),
                List.of(),
                List.of());

        assertThat(TrunkFindings.of(silent, true))
                .extracting(Finding::sentence)
                .containsExactly("It does not answer OPTIONS.");
    }

    @ParameterizedTest
    @CsvSource({
        "862155550100, is probably +862155550100",
        "02155550100, is probably +862155550100",
        "00862155550100, is probably +862155550100",
        "+862155550101, nearest number in numbers is +862155550100",
    })
    void recognisesANumberWrittenAnotherWay(String dialled, String hint) {
        assertThat(NumberHint.of(dialled, List.of(NUMBER)).orElseThrow()).contains(hint);
    }

    @Test
    void seesNoLikenessWhereThereIsNone() {
        assertThat(NumberHint.of("4420", List.of(NUMBER))).isEmpty();
        assertThat(NumberHint.of("", List.of(NUMBER))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "401, does not accept the password",
        "403, The user or the password is wrong",
        "404, does not know the user",
        "423, wants longer registrations",
        "408, trouble on its side",
        "499, refuses us with 499",
    })
    void saysWhyARegistrarRefuses(int status, String sentence) {
        assertThat(registration(new Registration.Refused(status, "x"))).contains(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "SILENCE, does not answer",
        "NAME, is not found",
        "REFUSED, Nobody listens",
        "CERTIFICATE, not signed by anyone we trust",
        "CERTIFICATE_NAME, for another name",
        "DIGEST, auth-int",
        "OTHER, was not reached",
    })
    void saysWhyARegistrarIsNotReached(Obstacle obstacle, String sentence) {
        assertThat(registration(new Registration.Unreached(obstacle, "detail"))).contains(sentence);
    }

    private static String registration(Registration registration) {
        TrunkConfig plain = TrunkConfig.DEFAULTS;
        TrunkConfig trunk = plain.withName("carrier-a")
                .withRegister(new RegisterConfig(
                        List.of("sip:registrar.example.com"),
                        "",
                        plain.register().expires()));
        return RegistrationFindings.of(trunk, registration).getFirst().sentence();
    }

    private static Stranger stranger(String address) {
        return new Stranger(InetAddress.ofLiteral(address), 3, Instant.parse("2026-11-21T10:00:00Z"), "sip:100@us", "");
    }

    private static String text(List<NumberConfig> numbers, List<Stranger> strangers) {
        TrunkFacts facts = new TrunkFacts(
                TRUNK,
                new Registration.Unwanted(),
                TrunkWatch.Reach.UNKNOWN,
                OptionalInt.empty(),
                numbers,
                List.of(),
                strangers);
        return TrunkFindings.of(facts, true).stream().map(Finding::sentence).collect(Collectors.joining("\n"));
    }
}
