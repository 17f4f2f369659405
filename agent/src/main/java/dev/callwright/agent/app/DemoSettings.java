package dev.callwright.agent.app;

import dev.callwright.agent.simulator.Scenario;
import dev.callwright.config.AgentConfig;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.ControlConfig;
import dev.callwright.config.LimitsConfig;
import dev.callwright.config.MediaConfig;
import dev.callwright.config.NumberConfig;
import dev.callwright.config.NumberConfig.Match;
import dev.callwright.config.PortRange;
import dev.callwright.config.RealtimeConfig;
import dev.callwright.config.Secret;
import dev.callwright.config.StoreConfig;
import dev.callwright.config.TrunkConfig;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** What the demo runs with: loopback only, free ports, nothing kept on disk. */
final class DemoSettings {

    private static final String LOOPBACK = "127.0.0.1";

    private static final Duration LONGER_THAN_THE_CALLERS_PAUSES = Duration.ofMillis(550);

    private DemoSettings() {}

    /** A long first answer, so that there is something to interrupt, and a short second one. */
    static Scenario scenario() {
        Scenario plain = Scenario.DEFAULTS;
        Scenario.Answers answers = plain.answers();
        return plain.withDetection(new Scenario.Detection(
                        plain.detection().vadDefault(),
                        plain.detection().energyPercent(),
                        plain.detection().speechStartDelay(),
                        LONGER_THAN_THE_CALLERS_PAUSES))
                .withAnswers(new Scenario.Answers(
                        answers.mode(),
                        answers.greeting(),
                        List.of("long", "answer-3"),
                        answers.texts(),
                        List.of("I would like a table for two, tomorrow at seven.", "Wait, stop please.")));
    }

    static CallwrightConfig config(URI model) {
        CallwrightConfig plain = CallwrightConfig.DEFAULTS;
        MediaConfig media = plain.media();
        RealtimeConfig realtime = plain.realtime();
        AgentConfig agent = AgentConfig.DEFAULTS;
        return plain.withSip(plain.sip().listeningAt(LOOPBACK, 0))
                .withMedia(new MediaConfig(
                        LOOPBACK,
                        "",
                        new PortRange(33000, 33098),
                        Duration.ofMillis(200),
                        1,
                        media.reorderWait(),
                        media.playoutLimit(),
                        media.silentCallerLimit()))
                .withRealtime(realtime.at(model.toString(), new Secret("demo")).withTls(true, ""))
                .withStore(new StoreConfig(
                        "jdbc:h2:mem:demo;DB_CLOSE_DELAY=-1",
                        "callwright",
                        Secret.NONE,
                        2,
                        1000,
                        Duration.ofSeconds(5)))
                .withLimits(new LimitsConfig(10, Duration.ofMinutes(2), Duration.ofSeconds(5), Duration.ofSeconds(10)))
                .withControl(new ControlConfig(""))
                .withTrunks(List.of(TrunkConfig.from("loopback", List.of("127.0.0.0/8"))))
                .withUsers(List.of())
                .withNumbers(List.of(new NumberConfig(Match.EXACT, "receptionist", "", "receptionist")))
                .withAgents(List.of(agent.withName("receptionist")));
    }
}
