package dev.callwright.agent.scenario.run;

import dev.callwright.agent.scenario.plan.TestPlan;
import dev.callwright.config.AgentConfig;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.CredentialsConfig;
import dev.callwright.config.MediaConfig;
import dev.callwright.config.NumberConfig;
import dev.callwright.config.NumberConfig.Match;
import dev.callwright.config.OutboundConfig;
import dev.callwright.config.PortRange;
import dev.callwright.config.RealtimeConfig;
import dev.callwright.config.RegisterConfig;
import dev.callwright.config.Secret;
import dev.callwright.config.StoreConfig;
import dev.callwright.config.TrunkConfig;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The settings of a test's server as they are run: its own ports and store, the phones of the test in place of every carrier, the
 * simulator in place of the model. Pure.
 */
final class ServerSettings {

    private static final String OWN_TRUNK = "phones";
    private static final List<String> LOOPBACK = List.of("127.0.0.0/8");

    private ServerSettings() {}

    /**
     * The settings of one run.
     *
     * @param ports   RTP ports of the server
     * @param phones  SIP port of the phones
     */
    static CallwrightConfig of(TestPlan plan, PortRange ports, int phones) {
        CallwrightConfig config = plan.server();
        MediaConfig media = config.media();
        return config.withMedia(new MediaConfig(
                        media.address(),
                        "",
                        ports,
                        media.portRest(),
                        1,
                        media.reorderWait(),
                        media.playoutLimit(),
                        media.silentCallerLimit(),
                        media.prompts()))
                .withStore(new StoreConfig(
                        "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
                        "callwright",
                        Secret.NONE,
                        2,
                        1000,
                        Duration.ofSeconds(5)))
                .withTrunks(trunks(config.trunks(), phones))
                .withNumbers(numbers(config));
    }

    /** The same with the simulator as its model, by a clock as fast as the simulator's. */
    static CallwrightConfig simulated(CallwrightConfig config, URI model, int speed) {
        RealtimeConfig plain = config.realtime();
        return config.withRealtime(plain.at(model.toString(), new Secret("simulated"))
                .withTls(true, "")
                .withSessionAge(plain.sessionAge().dividedBy(speed)));
    }

    /** Name of the trunk that phones call by and are called by. */
    static String trunk(TestPlan plan) {
        List<TrunkConfig> trunks = plan.server().trunks();
        return trunks.isEmpty() ? OWN_TRUNK : trunks.getFirst().name();
    }

    private static List<TrunkConfig> trunks(List<TrunkConfig> configured, int phones) {
        List<TrunkConfig> all = configured.isEmpty() ? List.of(TrunkConfig.from(OWN_TRUNK, LOOPBACK)) : configured;
        List<TrunkConfig> trunks = new ArrayList<>();
        for (TrunkConfig trunk : all) {
            // Whoever calls from loopback calls by the first of them: an address belongs to one trunk.
            trunks.add(trunk(trunk, trunks.isEmpty() ? LOOPBACK : List.of("192.0.2." + trunks.size()), phones));
        }
        return trunks;
    }

    private static TrunkConfig trunk(TrunkConfig trunk, List<String> hosts, int phones) {
        OutboundConfig outbound = trunk.outbound();
        List<String> allow = outbound.allow().isEmpty() ? List.of("") : outbound.allow();
        return trunk.withHosts(hosts)
                .withTarget("sip:127.0.0.1:" + phones)
                .withOutboundProxy("")
                .withCredentials(CredentialsConfig.DEFAULTS)
                .withChallenge(CredentialsConfig.DEFAULTS)
                .withRegister(RegisterConfig.DEFAULTS)
                .withOutbound(new OutboundConfig(
                        allow,
                        outbound.deny(),
                        outbound.ringTimeout(),
                        outbound.redirects(),
                        outbound.retryBusy(),
                        outbound.next()))
                .withAdvertisedAddress("");
    }

    /** Every agent may be dialled by its name, as softphone users may. */
    private static List<NumberConfig> numbers(CallwrightConfig config) {
        List<NumberConfig> numbers = new ArrayList<>(config.numbers());
        for (AgentConfig agent : config.agents()) {
            boolean known = numbers.stream()
                    .anyMatch(number ->
                            number.match() == Match.EXACT && number.value().equals(agent.name()));
            if (!known) {
                numbers.add(new NumberConfig(Match.EXACT, agent.name(), "", agent.name()));
            }
        }
        return numbers;
    }
}
