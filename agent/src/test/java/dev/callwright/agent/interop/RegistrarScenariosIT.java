package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.call.testing.Trunks;
import dev.callwright.config.CredentialsConfig;
import dev.callwright.config.RegisterConfig;
import dev.callwright.config.Secret;
import dev.callwright.config.TrunkConfig;
import dev.callwright.sip.trunk.TrunkState.Registering;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Our registrations, with sipp as a registrar that is hard to please. */
@Timeout(60)
class RegistrarScenariosIT {

    private static final CredentialsConfig LINE = new CredentialsConfig("line", new Secret("line-secret"));
    private static final Duration EXIT = Duration.ofSeconds(20);

    private final Sipp.Ports first = Sipp.Ports.free();
    private final Sipp.Ports second = Sipp.Ports.free();

    @TempDir
    private Path folder;

    @Test
    @Interop(
            peer = "sipp",
            features = {"registration: 423 Interval Too Brief"})
    void asksForAsLongAsTheRegistrarWants() throws Exception {
        try (Program sipp = registrar("register-423.xml", first)) {
            try (Lab lab = registeringWith(first)) {
                assertThat(registered(lab).until()).isAfter(Instant.now().plusSeconds(1500));
            }
            assertLeft(sipp);
        }
    }

    @Test
    @Interop(
            peer = "sipp",
            features = {"registration: 302 to another registrar"})
    void followsToAnotherRegistrar() throws Exception {
        try (Program moved =
                        Sipp.callee(folder, "register-302.xml", first, Map.of("OTHER", String.valueOf(second.sip())));
                Program sipp = registrar("register-accept.xml", second)) {
            try (Lab lab = registeringWith(first)) {
                assertThat(registered(lab).registrar()).contains(String.valueOf(second.sip()));
            }
            assertLeft(moved);
            assertLeft(sipp);
        }
    }

    @Test
    @Interop(
            peer = "sipp",
            features = {"registration: 503 and a second registrar"})
    void goesToTheSecondRegistrarWhenTheFirstIsOutOfService() throws Exception {
        try (Program out = registrar("register-503.xml", first);
                Program sipp = registrar("register-accept.xml", second)) {
            try (Lab lab = registeringWith(first, second)) {
                assertThat(registered(lab).registrar()).contains(String.valueOf(second.sip()));
            }
            assertLeft(out);
            assertLeft(sipp);
        }
    }

    @Test
    @Interop(
            peer = "sipp",
            features = {"registration: digest, stale nonce"})
    void takesTheNewNonceWhenTheOldOneIsStale() throws Exception {
        try (Program sipp = registrar("register-stale.xml", first)) {
            try (Lab lab = registeringWith(first)) {
                assertThat(registered(lab).registrar()).contains(String.valueOf(first.sip()));
            }
            assertLeft(sipp);
        }
    }

    @Test
    @Interop(
            peer = "sipp",
            features = {"registration: 403 is not hammered"})
    void waitsForMinutesAfterARefusalThatWillLast() throws Exception {
        try (Program sipp = registrar("register-403.xml", first);
                Lab lab = registeringWith(first)) {
            Lab.await("the refusal", () -> state(lab) instanceof Registering.Failing);
            assertThat(state(lab)).isInstanceOfSatisfying(Registering.Failing.class, failing -> {
                assertThat(failing.status()).isEqualTo(403);
                assertThat(Duration.between(failing.since(), failing.nextTry())).isGreaterThan(Duration.ofMinutes(2));
            });
            assertLeft(sipp);
        }
    }

    private Program registrar(String scenario, Sipp.Ports ports) throws Exception {
        return Sipp.callee(folder, scenario, ports, Map.of());
    }

    private static Lab registeringWith(Sipp.Ports... registrars) {
        List<String> uris = Stream.of(registrars)
                .map(ports -> "sip:127.0.0.1:" + ports.sip())
                .toList();
        TrunkConfig trunk = Trunks.registering("carrier", LINE, new RegisterConfig(uris, "", Duration.ofSeconds(60)));
        return Lab.parrotWithTrunks(trunk);
    }

    private static Registering.Registered registered(Lab lab) {
        Lab.await("registered", () -> state(lab) instanceof Registering.Registered);
        return (Registering.Registered) state(lab);
    }

    private static Registering state(Lab lab) {
        return lab.server().trunks().states().getFirst().registering();
    }

    /** The scenario went to its end, and each of its checks held. */
    private static void assertLeft(Program sipp) throws InterruptedException {
        assertThat(sipp.awaitExit(EXIT)).as(sipp.output()).isZero();
    }
}
