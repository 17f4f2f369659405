package dev.callwright.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.config.testing.YamlFixture;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each check of a section that stands for itself. Rows of trunks, users, numbers and agents are in {@link RoutingChecksTest}. */
final class ChecksTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sip       | port               | 65536   | 65536 is not within 0 to 65535
            sip       | port               | -1      | -1 is not within 0 to 65535
            sip       | timer-t1           | 99ms    | 99ms is not within 100ms to 5s
            sip       | timer-t1           | 6s      | 6s is not within 100ms to 5s
            sip       | transports         | []      | is empty, so no call could arrive
            sip       | transports         | [udp, udp] | names a transport twice
            sip       | user-agent         | ""      | is empty
            sip       | user-agent         | "a\\nb" | is not one line of at most 100 characters
            sip       | address            | here    | "here" is not an IP address
            sip       | address            | ""      | "" is not an IP address
            sip       | keep-alive         | 4s      | 4s is not within 5s to 10m
            sip       | keep-alive         | 11m     | 11m is not within 5s to 10m
            sip       | advertised-address | a.b.c   | "a.b.c" is not an IP address
            sip       | advertised-address | 0.0.0.0 | 0.0.0.0 is no address a peer can reach
            registrar | realm              | ""      | is empty
            registrar | realm              | 'a"b'   | holds a quote or a backslash
            registrar | min-expires        | 0s      | 0s is not within 1s to 1h
            registrar | min-expires        | 1500ms  | 1500ms is not a whole number of seconds
            registrar | max-expires        | 25h     | 25h is not within 1s to 24h
            registrar | max-expires        | 10s     | 10s is shorter than min-expires 30s
            registrar | nonce-lifetime     | 0s      | 0s is not within 1s to 1h
            media     | address            | eth0    | "eth0" is not an IP address
            media     | advertised-address | "::"    | :: is no address a peer can reach
            media     | ports              | 20000-20997 | 20000-20997 has room for 499 calls, fewer than limits.calls 500
            media     | ports              | 5000-6999   | 5000-6999 contains sip.port 5060
            media     | port-rest          | 0s      | 0s is not within 1ms to 10m
            media     | loops              | 65      | 65 is not within 0 to 64
            media     | reorder-wait       | 2s      | 2s is not within 1ms to 1s
            media     | playout-limit      | 10ms    | 10ms is not within 1s to 30m
            media     | silent-caller-limit | 0ms    | 0s is not within 1s to 1h
            media     | prompts            | ""      | is empty
            realtime  | url                | http://x | "http://x" is no address of a realtime service
            realtime  | url                | "wss:"  | "wss:" is no address of a realtime service
            realtime  | url                | "ws://" | "ws://" is no address of a realtime service
            realtime  | url                | AUTO    | "AUTO" is no address of a realtime service
            realtime  | connect-timeout    | 2m      | 2m is not within 100ms to 1m
            realtime  | attempts           | 0       | 0 is not within 1 to 10
            realtime  | retry-pause        | 0ms     | 0s is not within 10ms to 10s
            realtime  | response-timeout   | 100ms   | 100ms is not within 500ms to 2m
            store     | url                | mysql   | is no JDBC URL of H2 or PostgreSQL
            store     | pool-size          | 0       | 0 is not within 1 to 100
            store     | queue-limit        | 0       | 0 is not within 1 to 1000000
            store     | timeout            | 0s      | 0s is not within 100ms to 1m
            limits    | calls              | 0       | 0 is not within 1 to 32256
            limits    | call-duration      | 0s      | 0s is not within 1s to 24h
            limits    | drain              | 2h      | 2h is not within 0s to 1h
            limits    | retry-after        | 1500ms  | 1500ms is not a whole number of seconds
            defence   | attempts           | 0       | 0 is not within 1 to 10000
            defence   | window             | 0s      | 0s is not within 1s to 1h
            defence   | block              | 25h     | 25h is not within 1s to 24h
            defence   | sources            | 99      | 99 is not within 100 to 1000000
            capture   | calls              | 10001   | 10001 is not within 0 to 10000
            capture   | messages           | 1       | 1 is not within 2 to 1000
            capture   | hep                | homer   | "homer" is not HOST:PORT
            capture   | hep                | 'a:b'   | "a:b" is not HOST:PORT
            capture   | hep-node           | -1      | -1 is not within 0 to 2147483647
            control   | socket             | "a\\nb" | is no path of a socket, at most 107 bytes
            """)
    void reportsAValueThatIsOutOfBounds(String section, String key, String value, String message) {
        List<String> problems = problems(section + ":\n  " + key + ": " + value + "\n");

        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("t.yaml:2 " + section + "." + key + ": " + message + "; ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sip: {port: 0, timer-t1: 100ms, address: '::', advertised-address: 192.0.2.1, transports: [tcp]}",
                "registrar: {min-expires: 1s, max-expires: 24h}",
                "media: {loops: 64, ports: 20000-20999, reorder-wait: 1s}",
                "realtime: {url: simulator}",
                "realtime: {url: 'ws://127.0.0.1:8080/v1/realtime'}",
                "realtime: {url: 'wss://realtime.example/v1?model=a'}",
                "realtime: {url: 'wss://api.stepfun.com/v1/realtime', api-key: '${KEY}'}",
                "store: {url: 'jdbc:postgresql://db/callwright', user: ''}",
                "limits: {drain: 0s, calls: 8192}",
                "defence: {enabled: false, agents: [], attempts: 1, window: 1s, block: 24h, sources: 100}",
                "capture: {calls: 0, messages: 2, hep: '[2001:db8::1]:9060', hep-node: 0}",
                "control: {socket: ''}",
            })
    void acceptsValuesWithinTheBounds(String text) {
        assertThat(problems(text)).isEmpty();
    }

    @Test
    void aWordThatGivesAScannerAwayIsLongEnough() {
        assertThat(problems("defence:\n  agents: [ab, sipcli, SIPCLI]\n"))
                .containsExactly(
                        "t.yaml:2 defence.agents[0]: \"ab\" is in the name of many honest phones; write at least 3 characters",
                        "t.yaml:2 defence.agents[2]: \"SIPCLI\" is listed already; keep one of them");
    }

    @Test
    void listenersLeaveEachOtherTheirPorts() {
        String text = "sip: {port: 5060, listeners: [{address: 127.0.0.1, port: 5060, transports: [udp]}]}";
        assertThat(problems(text + "\nregistrar: {}\n"))
                .singleElement()
                .asString()
                .contains("sip.listeners[0].port: 5060 is taken by sip itself");
        assertThat(problems("sip: {transports: [udp], listeners: [{port: 5060, transports: [tcp]}]}\n"))
                .isEmpty();
        assertThat(problems("sip: {listeners: [{port: 20000, transports: [tcp]}]}\n"))
                .singleElement()
                .asString()
                .contains("media.ports", "contains sip.listeners[0].port 20000");
    }

    @Test
    void listenersWithTlsNeedACertificateThatCanBeRead() {
        assertThat(problems("sip: {listeners: [{port: 5061, transports: [tls]}]}\n"))
                .singleElement()
                .asString()
                .contains("sip.tls.certificates: is empty");
        String certificates = "tls: {certificates: [{chain: /nowhere/a.pem, key: ''}]}";
        assertThat(problems("sip: {listeners: [{port: 5061, transports: [wss]}], " + certificates + "}\n"))
                .hasSize(2)
                .anySatisfy(problem -> assertThat(problem).contains("chain: cannot be read: /nowhere/a.pem"))
                .anySatisfy(problem -> assertThat(problem).contains("key: is empty"));
    }

    @Test
    void sessionTimersAreNotShorterThanTheRfcAllows() {
        assertThat(problems("sip: {session-timer: {expires: 60s}}\n"))
                .anySatisfy(problem -> assertThat(problem).contains("1m is not within"));
        assertThat(problems("sip: {session-timer: {min-expires: 89s}}\n")).hasSize(1);
        assertThat(problems("sip: {session-timer: {expires: 100s, min-expires: 2m}}\n"))
                .singleElement()
                .asString()
                .contains("is shorter than min-expires");
        assertThat(problems("sip: {session-timer: {expires: 0s}, keep-alive: 0s}\n"))
                .isEmpty();
    }

    @Test
    void theRealServiceNeedsAKey() {
        assertThat(problems("realtime:\n  url: wss://api.stepfun.com/v1/realtime\n"))
                .containsExactly("t.yaml:1 realtime.api-key: the real service asks for a key;"
                        + " set it, or write url: auto or url: simulator");
    }

    @Test
    void theKeyIsNotSentUnencrypted() {
        assertThat(problems("realtime:\n  url: ws://api.stepfun.com/v1/realtime\n  api-key: ${KEY}\n"))
                .containsExactly("t.yaml:2 realtime.url: ws:// would send the key unencrypted; write wss://");
    }

    @Test
    void aValueThatCouldNotBeReadCausesNoFurtherProblems() {
        assertThat(problems("limits: {calls: many}\nmedia: {ports: 20000-20009}\n"))
                .hasSize(1);
        assertThat(problems("sip: {port: x}\nmedia: {ports: 5000-6999}\n")).hasSize(1);
        assertThat(problems("registrar: {min-expires: x, max-expires: 5s}\n")).hasSize(1);
        assertThat(problems("realtime: {url: 'wss://api.stepfun.com/', api-key: literal}\n"))
                .hasSize(1);
    }

    private List<String> problems(String text) {
        return YamlFixture.of(folder, text).problems(file -> ConfigLoader.load(file, Map.of("KEY", "k")));
    }
}
