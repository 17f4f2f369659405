package dev.callwright.config;

import java.util.List;

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
        return new CallwrightConfig(
                newSip,
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

    public CallwrightConfig withMedia(MediaConfig newMedia) {
        return new CallwrightConfig(
                sip,
                newMedia,
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

    public CallwrightConfig withRealtime(RealtimeConfig newRealtime) {
        return new CallwrightConfig(
                sip,
                media,
                newRealtime,
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

    public CallwrightConfig withProviders(List<ProviderConfig> newProviders) {
        return new CallwrightConfig(
                sip,
                media,
                realtime,
                newProviders,
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

    public CallwrightConfig withStore(StoreConfig newStore) {
        return new CallwrightConfig(
                sip,
                media,
                realtime,
                providers,
                newStore,
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

    public CallwrightConfig withRegistrar(RegistrarConfig newRegistrar) {
        return new CallwrightConfig(
                sip,
                media,
                realtime,
                providers,
                store,
                newRegistrar,
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

    public CallwrightConfig withLimits(LimitsConfig newLimits) {
        return new CallwrightConfig(
                sip,
                media,
                realtime,
                providers,
                store,
                registrar,
                newLimits,
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

    public CallwrightConfig withDefence(DefenceConfig newDefence) {
        return new CallwrightConfig(
                sip,
                media,
                realtime,
                providers,
                store,
                registrar,
                limits,
                newDefence,
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

    public CallwrightConfig withCapture(CaptureConfig newCapture) {
        return new CallwrightConfig(
                sip,
                media,
                realtime,
                providers,
                store,
                registrar,
                limits,
                defence,
                newCapture,
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

    public CallwrightConfig withControl(ControlConfig newControl) {
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
                newControl,
                log,
                budgets,
                trunks,
                users,
                numbers,
                tools,
                mcpServers,
                agents);
    }

    public CallwrightConfig withLog(LogConfig newLog) {
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
                newLog,
                budgets,
                trunks,
                users,
                numbers,
                tools,
                mcpServers,
                agents);
    }

    public CallwrightConfig withBudgets(List<BudgetConfig> newBudgets) {
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
                newBudgets,
                trunks,
                users,
                numbers,
                tools,
                mcpServers,
                agents);
    }

    public CallwrightConfig withTrunks(List<TrunkConfig> newTrunks) {
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
                newTrunks,
                users,
                numbers,
                tools,
                mcpServers,
                agents);
    }

    public CallwrightConfig withUsers(List<UserConfig> newUsers) {
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
                newUsers,
                numbers,
                tools,
                mcpServers,
                agents);
    }

    public CallwrightConfig withNumbers(List<NumberConfig> newNumbers) {
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
                newNumbers,
                tools,
                mcpServers,
                agents);
    }

    public CallwrightConfig withTools(List<ToolConfig> newTools) {
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
                newTools,
                mcpServers,
                agents);
    }

    public CallwrightConfig withMcpServers(List<McpServerConfig> newMcpServers) {
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
                newMcpServers,
                agents);
    }

    public CallwrightConfig withAgents(List<AgentConfig> newAgents) {
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
                newAgents);
    }
}
