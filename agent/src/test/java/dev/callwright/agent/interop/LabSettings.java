package dev.callwright.agent.interop;

import dev.callwright.config.AgentConfig;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.Codec;
import dev.callwright.config.ControlConfig;
import dev.callwright.config.LimitsConfig;
import dev.callwright.config.MediaConfig;
import dev.callwright.config.NumberConfig;
import dev.callwright.config.NumberConfig.Match;
import dev.callwright.config.PortRange;
import dev.callwright.config.RealtimeConfig;
import dev.callwright.config.RegistrarConfig;
import dev.callwright.config.RegistrarConfig.Digest;
import dev.callwright.config.Secret;
import dev.callwright.config.StoreConfig;
import dev.callwright.config.TrunkConfig;
import dev.callwright.config.UserConfig;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What differs from one lab server to the next; the rest is loopback, free ports and a store in memory. */
record LabSettings(
        boolean trunk,
        String greeting,
        List<Digest> digests,
        StoreConfig store,
        LimitsConfig limits,
        Duration retryPause,
        String model,
        String number,
        PortRange ports,
        Duration silentCallerLimit) {

    /** {@link #number} of a lab in which every number is answered. */
    static final String ANY_NUMBER = "";

    static final LabSettings PLAIN = new LabSettings(
            true,
            "",
            RegistrarConfig.DEFAULTS.algorithms(),
            inMemory("lab-" + UUID.randomUUID()),
            new LimitsConfig(100, Duration.ofMinutes(5), Duration.ofSeconds(2), Duration.ofSeconds(10)),
            RealtimeConfig.DEFAULTS.retryPause(),
            AgentConfig.DEFAULTS.model(),
            ANY_NUMBER,
            new PortRange(40000, 40998),
            MediaConfig.DEFAULTS.silentCallerLimit());

    static StoreConfig inMemory(String name) {
        return new StoreConfig(
                "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1",
                "callwright",
                Secret.NONE,
                2,
                1000,
                Duration.ofSeconds(5));
    }

    LabSettings withoutTrunk() {
        return new LabSettings(
                false, greeting, digests, store, limits, retryPause, model, number, ports, silentCallerLimit);
    }

    LabSettings withGreeting(String words) {
        return new LabSettings(
                trunk, words, digests, store, limits, retryPause, model, number, ports, silentCallerLimit);
    }

    LabSettings withDigest(List<Digest> algorithms) {
        return new LabSettings(
                trunk, greeting, algorithms, store, limits, retryPause, model, number, ports, silentCallerLimit);
    }

    LabSettings withStore(StoreConfig other) {
        return new LabSettings(
                trunk, greeting, digests, other, limits, retryPause, model, number, ports, silentCallerLimit);
    }

    LabSettings withLimits(LimitsConfig other) {
        return new LabSettings(
                trunk, greeting, digests, store, other, retryPause, model, number, ports, silentCallerLimit);
    }

    LabSettings withRetryPause(Duration pause) {
        return new LabSettings(trunk, greeting, digests, store, limits, pause, model, number, ports, silentCallerLimit);
    }

    LabSettings withModel(String id) {
        return new LabSettings(
                trunk, greeting, digests, store, limits, retryPause, id, number, ports, silentCallerLimit);
    }

    /** Only this number is answered. */
    LabSettings withNumber(String only) {
        return new LabSettings(
                trunk, greeting, digests, store, limits, retryPause, model, only, ports, silentCallerLimit);
    }

    LabSettings withPorts(PortRange range) {
        return new LabSettings(
                trunk, greeting, digests, store, limits, retryPause, model, number, range, silentCallerLimit);
    }

    LabSettings withSilentCallerLimit(Duration limit) {
        return new LabSettings(trunk, greeting, digests, store, limits, retryPause, model, number, ports, limit);
    }

    /** The configuration of a server that talks to the model at this address. A fresh store unless one was chosen. */
    CallwrightConfig config(URI service) {
        CallwrightConfig plain = CallwrightConfig.DEFAULTS;
        MediaConfig media = plain.media();
        RealtimeConfig realtime = plain.realtime();
        RegistrarConfig registrar = plain.registrar();
        AgentConfig agent = AgentConfig.DEFAULTS;
        return plain.withSip(plain.sip().listeningAt("127.0.0.1", 0))
                .withMedia(new MediaConfig(
                        "127.0.0.1",
                        "",
                        ports,
                        Duration.ofSeconds(1),
                        1,
                        media.reorderWait(),
                        media.playoutLimit(),
                        silentCallerLimit))
                .withRealtime(
                        realtime.at(service.toString(), new Secret("any-key")).withRetryPause(retryPause))
                .withStore(store.equals(PLAIN.store) ? inMemory("lab-" + UUID.randomUUID()) : store)
                .withRegistrar(new RegistrarConfig(
                        registrar.realm(),
                        registrar.minExpires(),
                        registrar.maxExpires(),
                        registrar.nonceLifetime(),
                        digests))
                .withLimits(limits)
                .withControl(new ControlConfig(""))
                .withTrunks(
                        trunk
                                ? List.of(TrunkConfig.DEFAULTS.from(
                                        "lab", List.of("127.0.0.0/8"), List.of(Codec.values()), ""))
                                : List.of())
                .withUsers(List.of(
                        new UserConfig("alice", new Secret("secret-a")), new UserConfig("lin", new Secret("secret-l"))))
                .withNumbers(List.of(new NumberConfig(
                        number.equals(ANY_NUMBER) ? Match.DEFAULT : Match.EXACT, number, "", "parrot")))
                .withAgents(List.of(agent.withName("parrot").withModel(model).withGreeting(greeting)));
    }
}
