package dev.callwright.agent.scenario.plan;

import dev.callwright.agent.simulator.Scenario;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.ConfigException;
import dev.callwright.config.ControlConfig;
import dev.callwright.config.LimitsConfig;
import dev.callwright.config.MediaConfig;
import dev.callwright.config.PortRange;
import dev.callwright.config.Secret;
import dev.callwright.config.StoreConfig;
import dev.callwright.config.load.ConfigLoader;
import dev.callwright.config.yaml.YamlFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Reads tests. A file may build on a configuration and a scenario of the simulator; what it says itself comes on top. All problems
 * of a file are reported at once.
 */
public final class PlanReader {

    private final Map<String, String> environment;

    /** @param environment variables for {@code ${NAME}}, usually {@link System#getenv()} */
    public PlanReader(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /**
     * Reads one test.
     *
     * @throws ConfigException with every problem of the file, or of those it builds on
     */
    public TestPlan read(Path file) {
        TestPlan first = read(file, TestPlan.on(onLoopback(CallwrightConfig.DEFAULTS), Scenario.DEFAULTS));
        if (first.config().isEmpty() && first.modelFile().isEmpty()) {
            return first;
        }
        CallwrightConfig server = first.config().isEmpty()
                ? CallwrightConfig.DEFAULTS
                : ConfigLoader.load(beside(file, first.config()), environment);
        Scenario model = first.modelFile().isEmpty()
                ? Scenario.DEFAULTS
                : YamlFile.read(beside(file, first.modelFile()), Scenario.DEFAULTS, environment);
        return read(file, TestPlan.on(onLoopback(server), model));
    }

    private TestPlan read(Path file, TestPlan defaults) {
        TestPlan plan = YamlFile.read(file, defaults, environment, (read, report) -> {
            ConfigLoader.check(read.server(), report, "server");
            new PlanChecks(report, file).check(read);
        });
        MediaConfig media = plan.server().media();
        String prompts = beside(file, media.prompts()).toString();
        return plan.withServer(plan.server().withMedia(media.withPrompts(prompts)));
    }

    /** A file that is named relative to another. */
    public static Path beside(Path file, String name) {
        return file.toAbsolutePath().resolveSibling(name);
    }

    /**
     * A server that disturbs nobody: on loopback, on any port, with nothing on disk, and without trunks it would register with. Its
     * prompts lie where they did; those a test names itself lie beside it.
     */
    private static CallwrightConfig onLoopback(CallwrightConfig config) {
        MediaConfig media = config.media();
        LimitsConfig limits = config.limits();
        return config.withSip(config.sip().listeningAt("127.0.0.1", 0))
                .withMedia(new MediaConfig(
                        "127.0.0.1",
                        "",
                        new PortRange(22000, 22198),
                        Duration.ofMillis(200),
                        1,
                        media.reorderWait(),
                        media.playoutLimit(),
                        media.silentCallerLimit(),
                        Path.of(media.prompts()).toAbsolutePath().toString()))
                .withStore(new StoreConfig(
                        "jdbc:h2:mem:test;DB_CLOSE_DELAY=-1",
                        "callwright",
                        Secret.NONE,
                        2,
                        1000,
                        Duration.ofSeconds(5)))
                .withLimits(new LimitsConfig(50, limits.callDuration(), Duration.ofSeconds(5), limits.retryAfter()))
                .withControl(new ControlConfig(""));
    }
}
