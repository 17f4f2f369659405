package dev.callwright.media.leg;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressScopeTest {

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, NOWHERE",
        "::, NOWHERE",
        "127.0.0.1, LOOPBACK",
        "127.9.9.9, LOOPBACK",
        "::1, LOOPBACK",
        "10.0.0.1, PRIVATE",
        "172.16.0.1, PRIVATE",
        "172.31.255.255, PRIVATE",
        "192.168.1.1, PRIVATE",
        "100.64.0.1, PRIVATE",
        "100.127.255.254, PRIVATE",
        "169.254.3.4, PRIVATE",
        "fd12::1, PRIVATE",
        "fc00::1, PRIVATE",
        "fe80::1, PRIVATE",
        "172.32.0.1, PUBLIC",
        "172.15.0.1, PUBLIC",
        "100.128.0.1, PUBLIC",
        "100.63.0.1, PUBLIC",
        "192.169.0.1, PUBLIC",
        "203.0.113.5, PUBLIC",
        "2001:db8::1, PUBLIC"
    })
    void knowsHowFarAnAddressReaches(String address, AddressScope scope) {
        assertThat(AddressScope.of(InetAddress.ofLiteral(address))).isEqualTo(scope);
    }
}
