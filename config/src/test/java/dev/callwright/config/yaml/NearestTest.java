package dev.callwright.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestTest {

    @ParameterizedTest
    @CsvSource({
        "port,port,0",
        "prot,port,1",
        "ports,port,1",
        "saels,sales,1",
        "abcd,badc,2",
        "'',port,4",
        "kitten,sitting,3"
    })
    void countsTheSlipsBetweenTwoWords(String from, String to, int slips) {
        assertThat(Nearest.distance(from, to)).isEqualTo(slips);
        assertThat(Nearest.distance(to, from)).isEqualTo(slips);
    }

    @Test
    void suggestsTheClosestWord() {
        assertThat(Nearest.to("trasports", List.of("port", "transports", "address")))
                .contains("transports");
    }

    @Test
    void suggestsNothingThatIsTooFarOff() {
        assertThat(Nearest.to("colour", List.of("port", "transports", "address")))
                .isEmpty();
        assertThat(Nearest.to("x".repeat(41), List.of("x".repeat(40)))).isEmpty();
    }
}
