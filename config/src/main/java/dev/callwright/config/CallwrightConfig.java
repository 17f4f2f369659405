package dev.callwright.config;

import java.util.List;

/** The whole configuration: one record per section of the YAML file. Immutable. */
public record CallwrightConfig(
        SipConfig sip,
        MediaConfig media,
        RealtimeConfig realtime,
        StoreConfig store,
        RegistrarConfig registrar,
        LimitsConfig limits,
        DefenceConfig defence,
        CaptureConfig capture,
        ControlConfig control,
        LogConfig log,
        List<TrunkConfig> trunks,
        List<UserConfig> users,
        List<NumberConfig> numbers,
        List<AgentConfig> agents) {

    public static final CallwrightConfig DEFAULTS = new CallwrightConfig(
            SipConfig.DEFAULTS,
            MediaConfig.DEFAULTS,
            RealtimeConfig.DEFAULTS,
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
            List.of());

    public CallwrightConfig {
        trunks = List.copyOf(trunks);
        users = List.copyOf(users);
        numbers = List.copyOf(numbers);
        agents = List.copyOf(agents);
    }

    /** The same with another SIP section. */
    public CallwrightConfig withSip(SipConfig newSip) {
        return new CallwrightConfig(
                newSip, media, realtime, store, registrar, limits, defence, capture, control, log, trunks, users,
                numbers, agents);
    }

    /** The same with other trunks. */
    public CallwrightConfig withTrunks(List<TrunkConfig> newTrunks) {
        return new CallwrightConfig(
                sip, media, realtime, store, registrar, limits, defence, capture, control, log, newTrunks, users,
                numbers, agents);
    }
}
