package dev.callwright.config.load;

import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.ConfigException;
import dev.callwright.config.yaml.Report;
import dev.callwright.config.yaml.YamlFile;
import java.nio.file.Path;
import java.util.Map;

/** Loads the server's configuration from its YAML file. Thread-safe. */
public final class ConfigLoader {

    private ConfigLoader() {}

    /**
     * Loads and checks a configuration.
     *
     * @param file         the YAML file
     * @param environment  variables for {@code ${NAME}}, usually {@link System#getenv()}
     * @throws ConfigException with every problem of the file, in the order of its lines
     */
    public static CallwrightConfig load(Path file, Map<String, String> environment) {
        Personas personas = new Personas(file.toAbsolutePath().resolveSibling(""));
        CallwrightConfig config = YamlFile.read(file, CallwrightConfig.DEFAULTS, environment, (read, report) -> {
            check(read, report, "");
            personas.read(read.agents(), Section.root(report));
        });
        return personas.join(config);
    }

    /**
     * Checks a configuration that is a section of another file.
     *
     * @param section  key it stands behind; empty for a file of its own
     */
    public static void check(CallwrightConfig config, Report report, String section) {
        Section root =
                section.isEmpty() ? Section.root(report) : Section.root(report).at(section);
        SipChecks.sip(config.sip(), root.at("sip"));
        SipChecks.registrar(config.registrar(), root.at("registrar"));
        MediaChecks.media(config.media(), root.at("media"));
        MediaChecks.ports(config, root);
        ServiceChecks.realtime(config.realtime(), root.at("realtime"));
        ProviderChecks.sessions(
                config.realtime().sessionAge(), config.realtime().prices(), root.at("realtime"));
        ProviderChecks.providers(config.providers(), root);
        ServiceChecks.store(config.store(), root.at("store"));
        ServiceChecks.limits(config.limits(), root.at("limits"));
        WatchChecks.defence(config.defence(), root.at("defence"));
        WatchChecks.capture(config.capture(), root.at("capture"));
        WatchChecks.control(config.control(), root.at("control"));
        PeerChecks.trunks(config, root);
        BudgetChecks.budgets(config, root);
        PeerChecks.users(config.users(), root);
        CascadeChecks.providers(config.providers(), root);
        AgentChecks.agents(config.agents(), root);
        ToolChecks.tools(config, root);
        AgentToolChecks.agents(config, root);
        ModelChecks.models(config.agents(), config.providers(), root);
        NumberChecks.numbers(config, root);
    }
}
