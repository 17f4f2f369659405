package dev.callwright.sip.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.config.NumberingConfig;
import dev.callwright.config.NumberingConfig.Send;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NumberingTest {

    @ParameterizedTest
    @CsvSource({
        "+862155550100, +862155550100",
        "02155550100, +862155550100",
        "00862155550100, +862155550100",
        "004930123456, +4930123456",
        "862155550100, +862155550100",
        "8613812345678, +8613812345678",
        "+86-21-5555-0100, +862155550100",
        "(021) 5555.0100, +862155550100",
        "tel:+86-21-55550100, +862155550100",
        "TEL:02155550100, +862155550100",
        "02155550100;user=phone, +862155550100",
        "+862155550100;phone-context=example.com;npdi, +862155550100",
    })
    void bringsWhatComesInToE164(String number, String normal) {
        assertThat(china(Send.AS_IS).inbound(number)).isEqualTo(normal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "100",
                "10086",
                "110",
                "13812345678",
                "55550100",
                "86123456",
                "0",
                "00",
                "0110",
                "00123",
                "reception",
                "anonymous",
                "+",
                "++862155550100",
                "+8621abc",
                "*97",
                "#31#02155550100",
                "+0862155550100",
                "+8621555501001234",
                "021555501001234567",
                "1-800-FLOWERS",
                ";x=y",
                "tel:",
                "５５５",
            })
    void leavesAloneWhatPrefixesDoNotTell(String number) {
        Numbering numbering = china(Send.DIGITS);

        assertThat(numbering.inbound(number)).isEqualTo(number);
        assertThat(numbering.outbound(number)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "AS_IS, 021-5555 0100, 021-5555 0100",
        "E164, 021-5555 0100, +862155550100",
        "E164, 004930123456, +4930123456",
        "DIGITS, +862155550100, 862155550100",
        "NATIONAL, +862155550100, 02155550100",
        "NATIONAL, 862155550100, 02155550100",
        "NATIONAL, +4930123456, 004930123456",
    })
    void writesNumbersAsTheTrunkWantsThem(Send send, String number, String written) {
        assertThat(china(send).outbound(number)).isEqualTo(written);
    }

    @Test
    void knowsTheNorthAmericanPlan() {
        Numbering numbering = new Numbering(new NumberingConfig("1", "1", "011", Send.NATIONAL));

        assertThat(numbering.inbound("12025550100")).isEqualTo("+12025550100");
        assertThat(numbering.inbound("011862155550100")).isEqualTo("+862155550100");
        assertThat(numbering.inbound("2025550100")).isEqualTo("2025550100");
        assertThat(numbering.inbound("911")).isEqualTo("911");
        assertThat(numbering.outbound("+12025550100")).isEqualTo("12025550100");
    }

    @Test
    void withoutANationalPrefixTheCountryCodeTells() {
        Numbering numbering = new Numbering(new NumberingConfig("65", "", "", Send.NATIONAL));

        assertThat(numbering.inbound("6561234567")).isEqualTo("+6561234567");
        assertThat(numbering.inbound("61234567")).isEqualTo("61234567");
        assertThat(numbering.outbound("+6561234567")).isEqualTo("61234567");
        assertThat(numbering.outbound("+862155550100")).isEqualTo("+862155550100");
    }

    @Test
    void withoutACountryCodeNothingIsTouched() {
        Numbering numbering = new Numbering(NumberingConfig.DEFAULTS);

        assertThat(numbering.inbound("tel:021-55550100")).isEqualTo("tel:021-55550100");
        assertThat(numbering.outbound("0086 21")).isEqualTo("0086 21");
    }

    private static Numbering china(Send send) {
        return new Numbering(new NumberingConfig("86", "0", "00", send));
    }
}
