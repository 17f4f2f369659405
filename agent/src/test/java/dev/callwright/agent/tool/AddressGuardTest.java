package dev.callwright.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressGuardTest {

    private final AddressGuard strict = new AddressGuard(false);
    private final AddressGuard inside = new AddressGuard(true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "100.64.0.1",
                "192.0.0.8",
                "192.0.2.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.9",
                "::1",
                "fc00::1",
                "fd12::1",
                "2001:db8::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:7f00:1::",
                "100::1"
            })
    void privateAddressesAreForThoseWhoSaySo(String address) {
        assertThat(strict.allows(InetAddress.ofLiteral(address))).as("strict").isFalse();
        assertThat(inside.allows(InetAddress.ofLiteral(address))).as("inside").isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0", "0.1.2.3", "169.254.169.254", "100.100.100.200", "224.0.0.1", "239.1.1.1", "240.0.0.1",
                "255.255.255.255", "::", "fe80::1", "fec0::1", "ff02::1", "fd00:ec2::254", "::ffff:169.254.169.254",
                "64:ff9b::a9fe:a9fe", "2002:a9fe:a9fe::", "2001:0:1:2:3:4:5601:5601"
            })
    void someAddressesAreForNobody(String address) {
        assertThat(strict.allows(InetAddress.ofLiteral(address))).as("strict").isFalse();
        assertThat(inside.allows(InetAddress.ofLiteral(address))).as("inside").isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1", "::ffff:8.8.8.8", "64:ff9b::808:808"})
    void publicAddressesAreForAll(String address) {
        assertThat(strict.allows(InetAddress.ofLiteral(address))).isTrue();
    }

    @Test
    void oneBadAddressOfANameSpoilsAll() throws UnknownHostException {
        InetAddress good = InetAddress.ofLiteral("8.8.8.8");
        InetAddress bad = InetAddress.ofLiteral("127.0.0.1");

        assertThat(new AddressGuard(false, _ -> new InetAddress[] {good, bad}).check("x"))
                .isEmpty();
        assertThat(new AddressGuard(false, _ -> new InetAddress[] {good}).check("x"))
                .containsExactly(good);
    }
}
