package dev.callwright.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"0.0.0.0", "203.0.113.10", "255.255.255.255", "::", "::1", "2001:db8::7", "::ffff:192.0.2.1"})
    void knowsAddresses(String text) {
        assertThat(Addresses.isLiteral(text)).isTrue();
        assertThat(Addresses.isBlock(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "10.1",
                "256.0.0.1",
                "1.2.3.4.5",
                "01.2.3.4",
                "1.2.3.4 ",
                "0x7f.0.0.1",
                "localhost",
                "abc",
                "dead.beef",
                "[::1]",
                "fe80::1%eth0",
                "1::2::3",
                ":",
                "12345::",
                "١.2.3.4",
                "1.2.3.4/24"
            })
    void refusesOtherText(String text) {
        assertThat(Addresses.isLiteral(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "198.51.100.0/24", "203.0.113.10/32", "2001:db8::/32", "::1/128"})
    void knowsBlocks(String text) {
        assertThat(Addresses.isBlock(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"198.51.100.0/33", "::1/129", "1.2.3/24", "host/24", "1.2.3.4/", "1.2.3.4/-1", "1.2.3.4/2/2"})
    void refusesOtherBlocks(String text) {
        assertThat(Addresses.isBlock(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "0:0:0:0:0:0:0:0"})
    void knowsTheAddressThatStandsForAll(String text) {
        assertThat(Addresses.isWildcard(text)).isTrue();
        assertThat(Addresses.isWildcard("192.0.2.1")).isFalse();
    }
}
