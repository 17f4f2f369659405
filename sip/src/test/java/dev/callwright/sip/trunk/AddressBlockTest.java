package dev.callwright.sip.trunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressBlockTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "192.0.2.0/24, 192.0.2.255, true",
        "192.0.2.0/24, 192.0.3.0, false",
        "192.0.2.99/24, 192.0.2.1, true",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.128/25, 192.0.2.128, true",
        "10.0.0.0/9, 10.127.255.255, true",
        "10.0.0.0/9, 10.128.0.0, false",
        "192.0.2.6/31, 192.0.2.7, true",
        "192.0.2.6/31, 192.0.2.8, false",
        "0.0.0.0/0, 255.255.255.255, true",
        "0.0.0.0/0, ::1, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "2001:db8::7, 2001:db8:0:0::7, true",
        "2001:db8::7/128, 2001:db8::8, false",
        "::/0, 2001:db8::1, true",
        "::/0, 192.0.2.1, false",
        "::ffff:192.0.2.0/24, 192.0.2.9, true"
    })
    void holdsTheAddressesThatShareThePrefix(String block, String address, boolean held) {
        assertThat(AddressBlock.parse(block).contains(TestConfigs.address(address)))
                .isEqualTo(held);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "sip.example.com",
                "10.1",
                "10.0.0.256",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "10.0.0.0/8/8",
                "10.0.0.0/ 8",
                "10.0.0.0/9999999999",
                "2001:db8::/129",
                "::ffff:192.0.2.0/120",
                "fe80::1%lo",
                "[::1]",
                ":",
                ":::",
                "/8",
                "1:2:3:4:5:6:7:8:9"
            })
    void refusesWhatIsNoLiteral(String text) {
        assertThatThrownBy(() -> AddressBlock.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.99/24, 192.0.2.0/24", "2001:db8:1::/32, 2001:db8:0:0:0:0:0:0/32", "10.0.0.1, 10.0.0.1/32"})
    void blocksOfTheSameAddressesAreEqual(String one, String printed) {
        assertThat(AddressBlock.parse(one)).hasToString(printed).isEqualTo(AddressBlock.parse(printed));
    }
}
