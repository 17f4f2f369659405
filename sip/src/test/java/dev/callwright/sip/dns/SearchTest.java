package dev.callwright.sip.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.sip.Target.NextHop;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SearchTest {

    private final Map<String, List<Lookup.Naptr>> naptr = new HashMap<>();
    private final Map<String, List<Lookup.Srv>> srv = new HashMap<>();
    private final Map<String, List<InetAddress>> hosts = new HashMap<>();
    private final Search search = new Search(new Records(), new Random(7));

    @Test
    void aNumericHostAndAPortNeedNoRecords() {
        host("sip.example.com", "192.0.2.1", "2001:db8::1");

        assertThat(search.hops("sip:192.0.2.7")).containsExactly(new NextHop("192.0.2.7", 5060, "UDP", ""));
        assertThat(search.hops("sips:[2001:db8::7]"))
                .containsExactly(new NextHop("2001:db8:0:0:0:0:0:7", 5061, "TLS", ""));
        assertThat(search.hops("sip:bob@sip.example.com:5070;transport=tcp"))
                .containsExactly(
                        new NextHop("192.0.2.1", 5070, "TCP", "sip.example.com"),
                        new NextHop("2001:db8:0:0:0:0:0:1", 5070, "TCP", "sip.example.com"));
    }

    @Test
    void naptrChoosesTheTransportAndTheServiceName() {
        naptr.put(
                "example.com",
                List.of(
                        new Lookup.Naptr(20, 1, "s", "SIP+D2U", "_sip._udp.example.com"),
                        new Lookup.Naptr(10, 2, "S", "SIP+D2T", "_sip._tcp.other.net"),
                        new Lookup.Naptr(10, 1, "s", "X-UNKNOWN", "nowhere")));
        srv.put("_sip._tcp.other.net", List.of(new Lookup.Srv(1, 0, 5080, "a.other.net")));
        host("a.other.net", "192.0.2.2");

        assertThat(search.hops("sip:example.com"))
                .containsExactly(new NextHop("192.0.2.2", 5080, "TCP", "a.other.net"));
    }

    @Test
    void theLowestPriorityComesFirstAndTheHeavierMoreOften() {
        srv.put(
                "_sip._udp.example.com",
                List.of(
                        new Lookup.Srv(2, 99, 5060, "spare.example.com"),
                        new Lookup.Srv(1, 1, 5060, "light.example.com"),
                        new Lookup.Srv(1, 9, 5060, "heavy.example.com")));
        host("light.example.com", "192.0.2.1");
        host("heavy.example.com", "192.0.2.9");
        host("spare.example.com", "192.0.2.5");

        Map<String, Integer> first = new TreeMap<>();
        for (int i = 0; i < 1000; i++) {
            List<NextHop> hops = search.hops("sip:example.com;transport=udp");
            assertThat(hops).hasSize(3).last().extracting(NextHop::name).isEqualTo("spare.example.com");
            first.merge(hops.getFirst().name(), 1, Integer::sum);
        }

        assertThat(first.get("heavy.example.com")).isBetween(780, 970);
    }

    @Test
    void withoutServiceRecordsTheHostItselfIsMeant() {
        host("example.com", "192.0.2.1");

        assertThat(search.hops("sip:example.com"))
                .containsExactly(new NextHop("192.0.2.1", 5060, "UDP", "example.com"));
        assertThat(search.hops("sip:example.com;transport=tls"))
                .containsExactly(new NextHop("192.0.2.1", 5061, "TLS", "example.com"));
    }

    @Test
    void nothingIsFoundForWhatIsNoUriOrNoName() {
        assertThat(search.hops("tel:+4930")).isEmpty();
        assertThat(search.hops("sip:nobody.example.com")).isEmpty();
        assertThat(search.hops("sip:192.0.2.1:99999")).isEmpty();
    }

    @Test
    void readsRecordsAsTheJdkWritesThem() {
        assertThat(JndiLookup.parseNaptr("10 50 s SIP+D2U  _sip._udp.example.com."))
                .contains(new Lookup.Naptr(10, 50, "s", "SIP+D2U", "_sip._udp.example.com"));
        assertThat(JndiLookup.parseSrv("10 60 5060 a.example.com."))
                .contains(new Lookup.Srv(10, 60, 5060, "a.example.com"));
        assertThat(JndiLookup.parseSrv("10 60 x a.")).isEmpty();
        assertThat(JndiLookup.parseNaptr("10 50")).isEmpty();
    }

    @Test
    void answersAreKeptForAMinuteAndMissesForTenSeconds() {
        long[] nanos = {0};
        CachedLookup cache = new CachedLookup(new Records(), () -> nanos[0]);
        assertThat(cache.addresses("a")).isEmpty();
        host("a", "192.0.2.1");
        assertThat(cache.addresses("a")).isEmpty();

        nanos[0] = CachedLookup.MISS_KEPT.toNanos();
        assertThat(cache.addresses("a")).hasSize(1);
        hosts.clear();
        nanos[0] += CachedLookup.KEPT.toNanos() - 1;
        assertThat(cache.addresses("a")).hasSize(1);
        nanos[0] += 1;
        assertThat(cache.addresses("a")).isEmpty();
    }

    private void host(String name, String... addresses) {
        hosts.put(name, List.of(addresses).stream().map(InetAddress::ofLiteral).toList());
    }

    private final class Records implements Lookup {

        @Override
        public List<Naptr> naptr(String domain) {
            return naptr.getOrDefault(domain, List.of());
        }

        @Override
        public List<Srv> srv(String name) {
            return srv.getOrDefault(name, List.of());
        }

        @Override
        public List<InetAddress> addresses(String host) {
            return host.matches("[0-9.]+|.*:.*")
                    ? List.of(InetAddress.ofLiteral(host))
                    : hosts.getOrDefault(host, List.of());
        }
    }
}
