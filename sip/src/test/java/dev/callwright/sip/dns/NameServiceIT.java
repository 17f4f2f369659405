package dev.callwright.sip.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.sip.Target.NextHop;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways found through a name server; the hosts it names are addresses, or known to every system. */
@Timeout(30)
class NameServiceIT {

    private NameServer server;

    @BeforeEach
    void start() throws Exception {
        server = new NameServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void followsTheRecordsInTheirOrder() throws Exception {
        server.naptr("example.test", 20, 1, "SIP+D2U", "_sip._udp.example.test")
                .naptr("example.test", 10, 1, "SIP+D2T", "_sip._tcp.example.test")
                .srv("_sip._tcp.example.test", 20, 0, 5062, "127.0.0.3")
                .srv("_sip._tcp.example.test", 10, 0, 5061, "127.0.0.2");

        assertThat(find("sip:example.test"))
                .containsExactly(new NextHop("127.0.0.2", 5061, "TCP", ""), new NextHop("127.0.0.3", 5062, "TCP", ""));
        assertThat(server.questions()).containsExactly("35 example.test", "33 _sip._tcp.example.test");
    }

    @Test
    void theHeavierOfOnePriorityComesFirstMoreOften() throws Exception {
        server.srv("_sip._udp.example.test", 1, 1, 5060, "127.0.0.2")
                .srv("_sip._udp.example.test", 1, 9, 5060, "127.0.0.3");
        Search search = new Search(remembering(), new Random(7));

        long heavier = IntStream.range(0, 500)
                .mapToObj(_ -> search.hops("sip:example.test;transport=udp").getFirst())
                .filter(hop -> hop.address().equals("127.0.0.3"))
                .count();

        assertThat(heavier).isBetween(380L, 490L);
        assertThat(server.questions()).as("asked once and remembered").hasSize(1);
    }

    @Test
    void hostsOfBothFamiliesAreFoundThroughTheSystem() throws Exception {
        server.srv("_sip._udp.example.test", 1, 1, 5070, "localhost");

        assertThat(find("sip:example.test;transport=udp"))
                .contains(new NextHop("127.0.0.1", 5070, "UDP", "localhost"))
                .allMatch(hop -> hop.port() == 5070 && hop.name().equals("localhost"));
    }

    @Test
    void withoutRecordsTheNextServiceIsAskedForAndThenTheHost() throws Exception {
        assertThat(find("sip:localhost")).contains(new NextHop("127.0.0.1", 5060, "UDP", "localhost"));
        assertThat(server.questions())
                .containsExactly("35 localhost", "33 _sip._udp.localhost", "33 _sip._tcp.localhost");
    }

    @Test
    void aSilentServerIsAskedTwiceAndGivenUp() {
        server.silent();
        long before = System.nanoTime();

        assertThat(new JndiLookup(server.address()).srv("_sip._udp.example.test"))
                .isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isBetween(Duration.ofMillis(900), Duration.ofSeconds(5));
        assertThat(server.questions()).hasSize(2);
    }

    @Test
    void noMoreNamesAreRememberedThanThereIsRoomFor() throws Exception {
        server.srv("_sip._udp.first.test", 1, 1, 5060, "127.0.0.2");
        CachedLookup lookup = remembering();
        lookup.srv("_sip._udp.first.test");
        lookup.srv("_sip._udp.first.test");
        assertThat(server.questions()).hasSize(1);

        for (int i = 0; i < CachedLookup.MOST_NAMES; i++) {
            // Numeric, so that nobody is asked.
            lookup.addresses("127.0." + i / 250 + "." + (1 + i % 250));
        }
        assertThat(lookup.srv("_sip._udp.first.test")).hasSize(1);
        assertThat(server.questions()).as("the oldest was forgotten").hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ldap://127.0.0.1/x", "rmi:x", "a/b", "", "..", "a..b", "a b", "dns:x", "a,b=c", "a\\b", "-"})
    void whatIsNoHostNameNeverReachesTheServer(String name) {
        JndiLookup lookup = new JndiLookup(server.address());

        assertThat(lookup.srv(name)).isEmpty();
        assertThat(lookup.naptr(name)).isEmpty();
        assertThat(server.questions()).isEmpty();
    }

    private CachedLookup remembering() {
        return new CachedLookup(new JndiLookup(server.address()), System::nanoTime);
    }

    private List<NextHop> find(String uri) throws Exception {
        CompletableFuture<List<NextHop>> found = new CompletableFuture<>();
        new WayFinder(remembering(), new Random(7)).find(uri, found::complete);
        return found.get(20, TimeUnit.SECONDS);
    }
}
