package dev.callwright.config;

import java.util.List;
import java.util.function.Consumer;

/** The whole configuration: one record per section of the YAML file. Immutable. */
public record CallwrightConfig(
        SipConfig sip,
        MediaConfig media,
        RealtimeConfig realtime,
        List<ProviderConfig> providers,
        StoreConfig store,
        RegistrarConfig registrar,
        LimitsConfig limits,
        DefenceConfig defence,
        CaptureConfig capture,
        ControlConfig control,
        LogConfig log,
        List<BudgetConfig> budgets,
        List<TrunkConfig> trunks,
        List<UserConfig> users,
        List<NumberConfig> numbers,
        List<ToolConfig> tools,
        List<McpServerConfig> mcpServers,
        List<AgentConfig> agents) {

    public static final CallwrightConfig DEFAULTS = new CallwrightConfig(
            SipConfig.DEFAULTS,
            MediaConfig.DEFAULTS,
            RealtimeConfig.DEFAULTS,
            List.of(),
            StoreConfig.DEFAULTS,
            RegistrarConfig.DEFAULTS,
            LimitsConfig.DEFAULTS,
            DefenceConfig.DEFAULTS,
            CaptureConfig.DEFAULTS,
            ControlConfig.DEFAULTS,
            LogConfig.DEFAULTS,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    public CallwrightConfig {
        providers = List.copyOf(providers);
        budgets = List.copyOf(budgets);
        tools = List.copyOf(tools);
        mcpServers = List.copyOf(mcpServers);
        trunks = List.copyOf(trunks);
        users = List.copyOf(users);
        numbers = List.copyOf(numbers);
        agents = List.copyOf(agents);
    }

    public CallwrightConfig withSip(SipConfig newSip) {
        return with(changed -> changed.sip = newSip);
    }

    public CallwrightConfig withMedia(MediaConfig newMedia) {
        return with(changed -> changed.media = newMedia);
    }

    public CallwrightConfig withRealtime(RealtimeConfig newRealtime) {
        return with(changed -> changed.realtime = newRealtime);
    }

    public CallwrightConfig withProviders(List<ProviderConfig> newProviders) {
        return with(changed -> changed.providers = newProviders);
    }

    public CallwrightConfig withStore(StoreConfig newStore) {
        return with(changed -> changed.store = newStore);
    }

    public CallwrightConfig withRegistrar(RegistrarConfig newRegistrar) {
        return with(changed -> changed.registrar = newRegistrar);
    }

    public CallwrightConfig withLimits(LimitsConfig newLimits) {
        return with(changed -> changed.limits = newLimits);
    }

    public CallwrightConfig withDefence(DefenceConfig newDefence) {
        return with(changed -> changed.defence = newDefence);
    }

    public CallwrightConfig withControl(ControlConfig newControl) {
        return with(changed -> changed.control = newControl);
    }

    public CallwrightConfig withBudgets(List<BudgetConfig> newBudgets) {
        return with(changed -> changed.budgets = newBudgets);
    }

    public CallwrightConfig withTrunks(List<TrunkConfig> newTrunks) {
        return with(changed -> changed.trunks = newTrunks);
    }

    public CallwrightConfig withUsers(List<UserConfig> newUsers) {
        return with(changed -> changed.users = newUsers);
    }

    public CallwrightConfig withNumbers(List<NumberConfig> newNumbers) {
        return with(changed -> changed.numbers = newNumbers);
    }

    public CallwrightConfig withTools(List<ToolConfig> newTools) {
        return with(changed -> changed.tools = newTools);
    }

    public CallwrightConfig withMcpServers(List<McpServerConfig> newMcpServers) {
        return with(changed -> changed.mcpServers = newMcpServers);
    }

    public CallwrightConfig withAgents(List<AgentConfig> newAgents) {
        return with(changed -> changed.agents = newAgents);
    }

    private CallwrightConfig with(Consumer<Changed> change) {
        Changed changed = new Changed(this);
        change.accept(changed);
        return changed.record();
    }

    /** The components while one of them is replaced, so that a new component is written in three places and not in twenty. */
    private static final class Changed {

        private SipConfig sip;
        private MediaConfig media;
        private RealtimeConfig realtime;
        private List<ProviderConfig> providers;
        private StoreConfig store;
        private RegistrarConfig registrar;
        private LimitsConfig limits;
        private DefenceConfig defence;
        private CaptureConfig capture;
        private ControlConfig control;
        private LogConfig log;
        private List<BudgetConfig> budgets;
        private List<TrunkConfig> trunks;
        private List<UserConfig> users;
        private List<NumberConfig> numbers;
        private List<ToolConfig> tools;
        private List<McpServerConfig> mcpServers;
        private List<AgentConfig> agents;

        Changed(CallwrightConfig old) {
            sip = old.sip;
            media = old.media;
            realtime = old.realtime;
            providers = old.providers;
            store = old.store;
            registrar = old.registrar;
            limits = old.limits;
            defence = old.defence;
            capture = old.capture;
            control = old.control;
            log = old.log;
            budgets = old.budgets;
            trunks = old.trunks;
            users = old.users;
            numbers = old.numbers;
            tools = old.tools;
            mcpServers = old.mcpServers;
            agents = old.agents;
        }

        CallwrightConfig record() {
            return new CallwrightConfig(
                    sip,
                    media,
                    realtime,
                    providers,
                    store,
                    registrar,
                    limits,
                    defence,
                    capture,
                    control,
                    log,
                    budgets,
                    trunks,
                    users,
                    numbers,
                    tools,
                    mcpServers,
                    agents);
        }
    }
}
