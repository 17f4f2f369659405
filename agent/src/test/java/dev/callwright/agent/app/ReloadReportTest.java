package dev.callwright.agent.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.Codec;
import dev.callwright.config.Secret;
import dev.callwright.config.SipConfig;
import dev.callwright.config.TrunkConfig;
import dev.callwright.config.UserConfig;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReloadReportTest {

    private static final CallwrightConfig RUNNING = CallwrightConfig.DEFAULTS.withTrunks(
            List.of(TrunkConfig.from("city", List.of("192.0.2.1")), TrunkConfig.from("land", List.of("192.0.2.2"))));

    @Test
    void nothingChangedIsNothingToSay() {
        assertThat(ReloadReport.between(RUNNING, RUNNING)).isEqualTo(new ReloadReport(List.of(), List.of()));
        assertThat(ReloadReport.merged(RUNNING, RUNNING)).isEqualTo(RUNNING);
    }

    @Test
    void trunksAreNamed() {
        CallwrightConfig wanted = RUNNING.withTrunks(List.of(
                TrunkConfig.DEFAULTS.from("land", List.of("192.0.2.2"), List.of(Codec.PCMU), ""),
                TrunkConfig.from("sea", List.of("192.0.2.3"))));

        assertThat(ReloadReport.between(RUNNING, wanted).changed())
                .containsExactly("trunk land changed", "trunk sea added", "trunk city removed");
    }

    @Test
    void aChangedPasswordIsToldWithoutIt() {
        ReloadReport report = ReloadReport.between(
                users(new UserConfig("alice", new Secret("old"))), users(new UserConfig("alice", new Secret("new"))));

        assertThat(report.changed()).containsExactly("user alice changed");
        assertThat(report.toString()).doesNotContain("old").doesNotContain("new");
    }

    @Test
    void whatNeedsARestartIsNamedAndStaysAsItIs() {
        CallwrightConfig wanted =
                RUNNING.withSip(SipConfig.DEFAULTS.withUserAgent("Other")).withTrunks(List.of());

        assertThat(ReloadReport.between(RUNNING, wanted).needsRestart()).containsExactly("sip");
        CallwrightConfig next = ReloadReport.merged(RUNNING, wanted);
        assertThat(next.sip()).isEqualTo(RUNNING.sip());
        assertThat(next.trunks()).isEmpty();
    }

    private static CallwrightConfig users(UserConfig... users) {
        CallwrightConfig plain = CallwrightConfig.DEFAULTS;
        return plain.withUsers(List.of(users));
    }
}
