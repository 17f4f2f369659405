package dev.callwright.agent.call.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.app.Callwright;
import dev.callwright.agent.app.Switchboard;
import dev.callwright.agent.call.CallMoment;
import dev.callwright.agent.call.CallMoment.Kind;
import dev.callwright.agent.call.CallOutcome;
import dev.callwright.agent.call.CallReport;
import dev.callwright.agent.call.services.CallServices;
import dev.callwright.agent.call.services.Watchdog;
import dev.callwright.agent.phone.Dialling;
import dev.callwright.agent.phone.PhoneMoment;
import dev.callwright.agent.phone.ScriptedPhone;
import dev.callwright.agent.simulator.Scenario;
import dev.callwright.agent.simulator.SimulatorListener;
import dev.callwright.agent.simulator.server.Simulator;
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
import dev.callwright.media.codec.G711;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Live calls of which a part dies without a word, under a watchdog with little patience. */
@Timeout(60)
class WatchdogIT {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Watchdog.Patience LITTLE = new Watchdog.Patience(
            Duration.ofMillis(800), Duration.ofMillis(800), Duration.ofMillis(800), Duration.ofMillis(300));

    private final CountDownLatch released = new CountDownLatch(1);
    private final BlockingQueue<CallReport> ended = new LinkedBlockingQueue<>();
    private final Simulator simulator = new Simulator(Scenario.DEFAULTS, SimulatorListener.NONE);
    private final Callwright server = Callwright.start(config(simulator.start("127.0.0.1", 0)), new Stuck());
    private final Switchboard switchboard = new Switchboard("127.0.0.1", new PortRange(31100, 31198));
    private final ScriptedPhone phone = switchboard.phone(List.of(G711.PCMA), _ -> {});
    private final CallServices services = server.liveCalls().services();
    private final Watchdog dog = new Watchdog(services.registry()::calls, LITTLE, services.metrics());

    @BeforeEach
    void talk() throws InterruptedException {
        assertThat(phone.dial(new Dialling("sip:1@127.0.0.1:" + server.sipPort(), "tester"), SOON))
                .isTrue();
        assertThat(phone.await(PhoneMoment.Kind.AGENT_STARTED, 0, SOON)).isTrue();
    }

    @AfterEach
    void close() {
        released.countDown();
        dog.close();
        phone.close();
        switchboard.close();
        server.close();
        simulator.close();
    }

    @Test
    void aCallWhoseThreadIsStuckIsEnded() throws InterruptedException {
        phone.press("1");
        dog.start(Duration.ofMillis(100));

        assertEndedFor("thread");
    }

    @Test
    void aCallWhoseMediaStandsStillIsEnded() throws InterruptedException {
        services.media().nextLoop().execute(this::getStuck);
        dog.start(Duration.ofMillis(100));

        assertEndedFor("media");
    }

    @Test
    void aCallWhoseModelIsGoneIsEnded() throws InterruptedException {
        simulator.close();
        dog.start(Duration.ofMillis(100));

        assertEndedFor("model");
    }

    private void assertEndedFor(String reason) throws InterruptedException {
        assertThat(phone.await(PhoneMoment.Kind.PEER_HUNG_UP, 0, SOON))
                .as("the caller is hung up on")
                .isTrue();
        CallReport report = ended.poll(SOON.toSeconds(), TimeUnit.SECONDS);
        assertThat(report).isNotNull();
        assertThat(report.outcome()).isEqualTo(CallOutcome.WATCHDOG);
        assertThat(services.metrics().summary()).contains("watchdog.ended{reason=" + reason + "}=1");
        assertThat(services.registry().awaitEmpty(SOON)).isTrue();
    }

    /** Whoever comes here goes no further. */
    private void getStuck() {
        try {
            var _ = released.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Keeps the call's thread when a key is pressed. */
    private final class Stuck implements CallMoment.Observer {

        @Override
        public void on(CallMoment moment) {
            if (moment.kind() == Kind.DIGIT) {
                getStuck();
            }
        }

        @Override
        public void ended(CallReport report) {
            ended.add(report);
        }
    }

    /** A model that is away is not given up on for long. */
    private static CallwrightConfig config(URI model) {
        CallwrightConfig plain = CallwrightConfig.DEFAULTS;
        RealtimeConfig realtime = plain.realtime();
        return plain.withSip(plain.sip().listeningAt("127.0.0.1", 0))
                .withMedia(new MediaConfig(
                        "127.0.0.1",
                        "",
                        new PortRange(31000, 31098),
                        Duration.ofSeconds(1),
                        1,
                        plain.media().reorderWait(),
                        plain.media().playoutLimit(),
                        plain.media().silentCallerLimit()))
                .withRealtime(
                        realtime.at(model.toString(), new Secret("any-key")).withAttempts(10, Duration.ofSeconds(10)))
                .withStore(new StoreConfig(
                        "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
                        "callwright",
                        Secret.NONE,
                        2,
                        1000,
                        Duration.ofSeconds(5)))
                .withLimits(new LimitsConfig(10, Duration.ofMinutes(5), Duration.ZERO, Duration.ofSeconds(10)))
                .withControl(new ControlConfig(""))
                .withTrunks(List.of(TrunkConfig.from("lab", List.of("127.0.0.0/8"))))
                .withNumbers(List.of(new NumberConfig(Match.DEFAULT, "", "", "reception")))
                .withAgents(List.of(AgentConfig.named("reception").withGreeting("Hello, how can I help you?")));
    }
}
