package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.sip.trunk.TrunkState.Health;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that is registered with Kamailio, and called through it. */
@Timeout(120)
class KamailioIT {

    private static final Duration LONG = Duration.ofMinutes(10);

    @TempDir
    private Path folder;

    @Test
    @Interop(peer = "kamailio", features = "registration with it")
    void keepsItsRegistrationAndGivesItUpAtTheEnd() throws Exception {
        try (Kamailio kamailio = Kamailio.start(folder)) {
            try (Lab lab = Lab.parrotWithTrunks(kamailio.trunk(Duration.ofSeconds(3)))) {
                kamailio.expect("REGISTERED agent FOR 3s");
                kamailio.expect("REGISTERED agent FOR 3s");
                Lab.await("registration", () -> lab.server().trunks().isRegistered("kamailio"));
                Lab.await(
                        "health",
                        () -> lab.server().trunks().states().getFirst().health() instanceof Health.Reachable);
                assertThat(lab.meter("callwright.trunk.registered{trunk=kamailio}"))
                        .isEqualTo(1);
            }
            kamailio.expect("REGISTERED agent FOR 0s");
        }
    }

    @Test
    @Interop(peer = "kamailio", features = "proxy with record-route")
    void answersACallThatTheProxyBringsToItsContact() throws Exception {
        try (Kamailio kamailio = Kamailio.start(folder);
                Lab lab = Lab.parrotWithTrunks(kamailio.trunk(LONG))) {
            Lab.await("registration", () -> lab.server().trunks().isRegistered("kamailio"));

            try (Program sipp = call(kamailio, "proxied.xml")) {
                assertThat(sipp.awaitExit(Duration.ofSeconds(30)))
                        .as(sipp.output())
                        .isZero();
            }

            assertThat(lab.finishedCall().call().ending().orElseThrow().outcome())
                    .isEqualTo("caller-hung-up");
        }
    }

    @Test
    @Interop(peer = "kamailio", features = "proxy that asks for digest")
    void provesItselfToTheProxyWhenItHangsUp() throws Exception {
        try (Kamailio kamailio = Kamailio.start(folder)) {
            try (Lab lab = Lab.parrotWithTrunks(kamailio.trunk(LONG))) {
                Lab.await("registration", () -> lab.server().trunks().isRegistered("kamailio"));
                try (Program sipp = call(kamailio, "proxied-until-bye.xml")) {
                    Lab.await("call", () -> lab.server().activeCalls() == 1);
                    Pause.of(Duration.ofSeconds(1));
                    lab.server().close();

                    assertThat(sipp.awaitExit(Duration.ofSeconds(30)))
                            .as(sipp.output())
                            .isZero();
                    kamailio.expect("BYE-PROVED");
                }
            }
        }
    }

    private Program call(Kamailio kamailio, String scenario) throws Exception {
        Path here = Files.createDirectories(folder.resolve("sipp"));
        return Sipp.start(here, scenario, Sipp.Ports.free(), kamailio.port(), Sipp.Load.once(Duration.ofSeconds(2)));
    }
}
