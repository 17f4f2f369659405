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

/** What a trunk may say of its servers, its passwords, its headers, its numbers and the calls we place. */
final class TrunkChecksTest {

    private static final String ANSWERED =
            "agents: [{name: sales}]\nnumbers: [{match: default, agent: sales}]\ntrunks:\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            target: sip.example.com                      | target | "sip.example.com" is no SIP URI
            target: 'tel:+8621'                          | target | "tel:+8621" is no SIP URI
            target: 'sip:a@b.example'                    | target | "sip:a@b.example" names a user, where a server is expected
            target: 'sip:10.1'                           | target | "sip:10.1" names no host
            target: 'sip:[10.1.1.1]'                     | target | "sip:[10.1.1.1]" names no host
            target: 'sip:a.b:0'                          | target | "sip:a.b:0" has a port that is not within 1 to 65535
            target: 'sip:a.b:'                           | target | "sip:a.b:" has a port that is not within 1 to 65535
            target: 'sip:a.b;transport=sctp'             | target | "sip:a.b;transport=sctp" asks for a transport that is not udp, tcp or tls
            target: 'sip:a.b;transport'                  | target | "sip:a.b;transport" asks for a transport that is not udp, tcp or tls
            target: 'sips:a.b;transport=udp'             | target | "sips:a.b;transport=udp" asks for TLS by sips: and for udp
            target: 'sip:a.b;=x'                         | target | "sip:a.b;=x" has a parameter that cannot be read
            target: 'sip:a.b;'                           | target | "sip:a.b;" is no SIP URI
            target: 'sip:a b'                            | target | "sip:a b" is no SIP URI
            outbound-proxy: proxy                        | outbound-proxy | "proxy" is no SIP URI
            domain: 'sip:a.b'                            | domain | "sip:a.b" is no host
            credentials: {user: a}                       | credentials.password | is empty, though there is a user
            credentials: {password: '${KEY}'}            | credentials.user | is empty, though there is a password
            challenge: {user: a}                         | challenge.password | is empty, though there is a user
            challenge: {password: '${KEY}'}              | challenge.user | is empty, though there is a password
            register: {registrars: ['sip:a.b']}          | register.user | is empty, and so is credentials.user
            register: {registrars: [a.b], user: u}       | register.registrars[0] | "a.b" is no SIP URI
            register: {registrars: [''], user: u}        | register.registrars[0] | is empty
            register: {registrars: ['sip:a.b', 'sip:a.b'], user: u} | register.registrars[1] | "sip:a.b" is listed already
            register: {user: 'a b'}                      | register.user | "a b" is no user of a SIP URI
            register: {expires: 1500ms}                  | register.expires | 1500ms is not a whole number of seconds
            register: {expires: 25h}                     | register.expires | 25h is not within 1s to 24h
            identity: {number: '+86 21'}                 | identity.number | "+86 21" is no number
            identity: {name: "a\\nb"}                    | identity.name | is not one line of at most 128 characters
            numbering: {country-code: '+86'}             | numbering.country-code | "+86" is no country calling code
            numbering: {country-code: '0086'}            | numbering.country-code | "0086" is no country calling code
            numbering: {national-prefix: '+'}            | numbering.national-prefix | "+" is no prefix
            numbering: {send: e164}                      | numbering.send | e164 needs a country-code
            numbering: {country-code: '86', international-prefix: '0'} | numbering.international-prefix | is the national prefix too
            headers: [X-Tenant]                          | headers[0] | "X-Tenant" is no header
            headers: ['X Tenant: 1']                     | headers[0] | "X Tenant: 1" is no header
            headers: ['X-Tenant:']                       | headers[0] | "X-Tenant:" is no header
            headers: ['Via: x']                          | headers[0] | Via is written by the server itself
            headers: ['s: x']                            | headers[0] | "s" is a short form
            headers: ['P-Asserted-Identity: <sip:a@b>']  | headers[0] | P-Asserted-Identity follows from identity
            headers: ["X-A: 1\\r\\nVia: x"]              | headers[0] | "X-A: 1  Via: x" holds a line break or tab
            pass-headers: ['X-*-Y']                      | pass-headers[0] | "X-*-Y" is no name of a header
            pass-headers: ['']                           | pass-headers[0] | "" is no name of a header
            pass-headers: [X-A, x-a]                     | pass-headers[1] | x-a is listed already
            limits: {channels: -1}                       | limits.channels | -1 is not within 0 to 10000
            limits: {calls-per-second: 1001}             | limits.calls-per-second | 1001 is not within 0 to 1000
            limits: {call-duration: 25h}                 | limits.call-duration | 25h is not within 0s to 24h
            limits: {full-status: 302}                   | limits.full-status | 302 is not within 400 to 699
            outbound: {ring-timeout: 4s}                 | outbound.ring-timeout | 4s is not within 5s to 3m
            outbound: {allow: ['+86']}                   | outbound.allow | lists numbers, but the trunk has no target to send calls to
            target: 'sip:a.b', outbound: {allow: ['+86*']} | outbound.allow[0] | "+86*" is no prefix of a number
            target: 'sip:a.b', outbound: {allow: ['1', '1']} | outbound.allow[1] | "1" is listed already
            target: 'sip:a.b', outbound: {deny: ['']}    | outbound.deny | holds an empty prefix, which denies every number
            outbound: {next: y}                          | outbound.next | there is no trunk "y"
            outbound: {next: x}                          | outbound.next | is this trunk itself
            """)
    void reportsWhatIsWrong(String settings, String key, String message) {
        assertThat(problems(ANSWERED + "  - {name: x, hosts: [192.0.2.1], " + settings + "}\n"))
                .singleElement()
                .asString()
                .startsWith("t.yaml:4 trunks[0]." + key + ": " + message + "; ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hosts: [192.0.2.1], target: 'sip:192.0.2.1:5080'",
                "hosts: [192.0.2.1], target: 'SIP:sip.example.com;transport=TLS;lr', outbound-proxy: 'sips:p.example;lr'",
                "hosts: [192.0.2.1], target: 'sip:[2001:db8::1]:5061;transport=tls', domain: '[2001:db8::1]'",
                "target: 'sip:sip.example.com'",
                "register: {registrars: ['sip:a.example', 'sip:b.example;transport=tcp'], user: '4711'}",
                "register: {registrars: ['sip:a.example']}, credentials: {user: u@a.example, password: '${KEY}'}",
                "hosts: [192.0.2.1], headers: ['X-Tenant: a:b', 'Diversion: <sip:1@a.example>'], pass-headers: ['*']",
                "hosts: [192.0.2.1], numbering: {country-code: '1', national-prefix: '', international-prefix: '', send: national}",
                "target: 'sip:a.example', outbound: {allow: [''], deny: ['+86900', '110']}",
                "hosts: [192.0.2.1], identity: {number: '+862155550100', name: 'Hafen & Söhne \"Nord\"', privacy: true}",
                "hosts: [192.0.2.1], limits: {channels: 10000, calls-per-second: 1000, call-duration: 24h, full-status: 486}",
            })
    void acceptsWhatIsRight(String settings) {
        String out = settings.contains("hosts") || settings.contains("registrars") ? "" : "agents: []\n";
        String text = out.isEmpty() ? ANSWERED : "trunks:\n";

        assertThat(problems(text + "  - {name: x, " + settings + "}\n")).isEmpty();
    }

    @Test
    void aTrunkWhoseCallsNumbersWaitForNeedsAddressesOrARegistrar() {
        String text = """
                agents: [{name: sales}]
                numbers: [{match: default, trunk: x, agent: sales}]
                trunks: [{name: x, target: 'sip:sip.example.com'}]
                """;

        assertThat(problems(text))
                .containsExactly("t.yaml:3 trunks[0].hosts: is empty, so no call could be told to come from here;"
                        + " list the source addresses");
    }

    @Test
    void aTrunkForCallsOutNeedsNoNumber() {
        String text = """
                agents: [{name: sales}]
                numbers: [{match: default, trunk: in, agent: sales}]
                trunks: [{name: in, hosts: [192.0.2.1]}, {name: out, target: 'sip:sip.example.com'}]
                """;

        assertThat(problems(text)).isEmpty();
    }

    @Test
    void trunksTriedOneAfterTheOtherFormNoCircle() {
        assertThat(problems(ANSWERED + """
                  - {name: a, target: 'sip:a.b', outbound: {next: b}}
                  - {name: b, target: 'sip:a.b', outbound: {next: c}}
                  - {name: c, target: 'sip:a.b', outbound: {next: b}}
                """))
                .containsExactly(
                        "t.yaml:5 trunks[1].outbound.next: leads back to b in the end; break the circle",
                        "t.yaml:6 trunks[2].outbound.next: leads back to c in the end; break the circle");
    }

    @Test
    void theTrunkTriedNextPlacesCalls() {
        assertThat(problems(ANSWERED + """
                  - {name: a, target: 'sip:a.b', outbound: {next: b}}
                  - {name: b, hosts: [192.0.2.1]}
                """))
                .containsExactly("t.yaml:4 trunks[0].outbound.next: b has no target to send calls to;"
                        + " set its target, or name another");
    }

    @Test
    void oneSlipIsOneLine() {
        assertThat(problems(ANSWERED + "  - {name: x, target: {a: b}, outbound: {allow: ['1']}}\n"))
                .hasSize(1);
        assertThat(problems(ANSWERED
                        + "  - {name: x, hosts: [192.0.2.1], credentials: {user: a, password: literal-secret}}\n"))
                .hasSize(1)
                .noneMatch(line -> line.contains("literal-secret"));
    }

    private List<String> problems(String text) {
        return YamlFixture.of(folder, text).problems(file -> ConfigLoader.load(file, Map.of("KEY", "k")));
    }
}
