package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.call.CallMoment;
import dev.callwright.agent.call.CallMoment.Kind;
import dev.callwright.agent.phone.PhoneMoment;
import dev.callwright.agent.simulator.SimulatorListener;
import dev.callwright.agent.simulator.server.Simulator;
import dev.callwright.config.AgentConfig;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.ConditionsConfig;
import dev.callwright.config.HttpModelConfig;
import dev.callwright.config.ModelConfig;
import dev.callwright.config.ProviderConfig;
import dev.callwright.config.ProviderConfig.DialectName;
import dev.callwright.config.RealtimeConfig;
import dev.callwright.config.Secret;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Calls whose model is reached over TLS: at an address of the operator's own, behind a certificate of the operator's own. */
@Timeout(60)
class ModelTlsIT {

    private static final String JDK = "";

    @TempDir
    private Path folder = Path.of("");

    private final Simulator simulator = new Simulator(Lab.parrotScenario(), SimulatorListener.NONE);
    private final List<CallMoment> moments = new CopyOnWriteArrayList<>();
    private String authority = "";
    private int port;

    @BeforeEach
    void startsTheModel() throws Exception {
        Certificate certificate = Certificate.make(folder);
        authority = certificate.authority().toString();
        port = simulator
                .startTls("0.0.0.0", 0, certificate.chain(), certificate.key())
                .getPort();
    }

    @AfterEach
    void stopsTheModel() {
        simulator.close();
    }

    @Test
    void aModelIsTalkedToWhoseAuthorityIsNamed() throws Exception {
        talks(config -> realtime(config, "localhost", true, authority));
    }

    @Test
    void soIsAFurtherProvider() throws Exception {
        talks(config -> with(config, provider(DialectName.OPENAI, address("localhost"), authority)));
    }

    @Test
    void anyCertificateWillDoWhereItIsNotVerified() throws Exception {
        talks(config -> realtime(config, "127.0.0.2", false, JDK));
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefusedAndTheCallerIsToldSorry() throws Exception {
        assertThat(apology(config -> realtime(config, "localhost", true, JDK)))
                .startsWith("The certificate of localhost is not trusted: ");
    }

    @Test
    void aCertificateForAnotherNameIsRefusedThoughItsAuthorityIsNamed() throws Exception {
        assertThat(apology(config -> realtime(config, "127.0.0.2", true, authority)))
                .startsWith("The certificate of 127.0.0.2 is not trusted: ")
                .contains("127.0.0.2", "name");
    }

    @Test
    void theAuthoritiesOfTheJdkVouchForNobodyOnceOthersAreNamed() throws Exception {
        Path other =
                Certificate.make(Files.createDirectory(folder.resolve("other"))).authority();

        assertThat(apology(config -> realtime(config, "localhost", true, other.toString())))
                .startsWith("The certificate of localhost is not trusted: ");
    }

    @Test
    void theServicesOfACascadeAreVerifiedByTheSameAuthorities() throws Exception {
        try (Lab lab = lab(config -> with(config, provider(DialectName.CASCADE, "", authority)));
                Caller caller = Caller.in(lab)) {
            caller.awaitSpeeches(1);
            caller.phone().hangUp();

            assertThat(lab.finishedCall().lines()).isNotEmpty();
        }
        assertThat(apology(config -> with(config, provider(DialectName.CASCADE, "", JDK))))
                .contains("certificate");
    }

    private void talks(UnaryOperator<CallwrightConfig> change) throws Exception {
        try (Lab lab = lab(change);
                Caller caller = Caller.in(lab)) {
            caller.awaitSpeeches(1);
            assertThat(caller.piecesOfEcho(Lab.words())).isGreaterThan(0.8);
            assertThat(simulator.sessions()).isOne();
            assertThat(lab.model().sessions()).isZero();
        }
    }

    /** What the model was given up for, in a call whose caller hears an apology. */
    private String apology(UnaryOperator<CallwrightConfig> change) throws Exception {
        moments.clear();
        try (Lab lab = lab(change);
                Caller caller = Caller.in(lab)) {
            caller.awaitEndByServer();

            assertThat(caller.phone().count(PhoneMoment.Kind.AGENT_STARTED)).isPositive();
            assertThat(lab.finishedCall().call().ending().orElseThrow().outcome())
                    .isEqualTo("model-unreachable");
            assertThat(simulator.sessions()).isZero();
        }
        return moments.stream()
                .filter(moment -> moment.kind() == Kind.APOLOGY)
                .map(CallMoment::detail)
                .findFirst()
                .orElseThrow();
    }

    private Lab lab(UnaryOperator<CallwrightConfig> change) {
        return Lab.watched(
                Lab.parrotScenario(), SimulatorListener.NONE, moments::add, config -> change.apply(greeting(config)));
    }

    private static CallwrightConfig greeting(CallwrightConfig config) {
        return config.withAgents(List.of(config.agents().getFirst().withGreeting("Hello.")));
    }

    private String address(String host) {
        return "wss://" + host + ":" + port + "/v1/realtime";
    }

    private CallwrightConfig realtime(CallwrightConfig config, String host, boolean verify, String authorities) {
        RealtimeConfig plain = config.realtime();
        return config.withRealtime(plain.at(address(host), plain.apiKey()).withTls(verify, authorities));
    }

    private static CallwrightConfig with(CallwrightConfig config, ProviderConfig provider) {
        AgentConfig agent = config.agents()
                .getFirst()
                .withModels(
                        List.of(new ModelConfig(provider.name(), "gpt-realtime", "", 1, 1, ConditionsConfig.DEFAULTS)));
        return config.withProviders(List.of(provider)).withAgents(List.of(agent));
    }

    private ProviderConfig provider(DialectName dialect, String url, String authorities) {
        ProviderConfig plain = ProviderConfig.DEFAULTS;
        Secret key = new Secret("any-key");
        HttpModelConfig service = new HttpModelConfig(
                URI.create("https://localhost:" + port + "/v1").toString(), key, "some-model");
        return new ProviderConfig(
                "private",
                dialect,
                url,
                dialect == DialectName.CASCADE ? Secret.NONE : key,
                true,
                authorities,
                plain.audio(),
                plain.sessionAge(),
                plain.sessions(),
                plain.sessionsPerMinute(),
                plain.prices(),
                service,
                service,
                service);
    }
}
