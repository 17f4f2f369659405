package dev.callwright.agent.cascade;

import dev.callwright.agent.realtime.AudioFormat;
import dev.callwright.agent.realtime.ClientEvent;
import dev.callwright.agent.realtime.SessionSettings;
import dev.callwright.agent.realtime.ToolSpec;
import dev.callwright.agent.simulator.Faces;
import dev.callwright.agent.simulator.Faces.Face;
import dev.callwright.agent.simulator.Faces.Mishap;
import dev.callwright.agent.simulator.Scenario;
import dev.callwright.agent.simulator.server.Simulator;
import dev.callwright.config.HttpModelConfig;
import dev.callwright.config.ProviderConfig;
import dev.callwright.config.Secret;
import dev.callwright.config.TurnDetectionConfig;
import dev.callwright.config.TurnDetectionConfig.Mode;
import dev.callwright.config.VendorToolsConfig;
import io.netty.channel.DefaultEventLoop;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A session of a cascade whose three services are faces of one simulator. */
final class CascadeFixture implements AutoCloseable {

    static final ToolSpec TOOL = new ToolSpec("look_up", "Looks something up.", "{\"type\":\"object\"}");

    final Simulator simulator;
    final CascadeProvider provider;
    final Ear ear = new Ear();
    final List<CascadeTimes> times = new CopyOnWriteArrayList<>();
    private final DefaultEventLoop loop = new DefaultEventLoop();
    final CascadeSession session;

    private CascadeFixture(Scenario scenario, String key) {
        simulator = new Simulator(scenario);
        String url = simulator
                .start("127.0.0.1", 0)
                .toString()
                .replace("ws:", "http:")
                .replace("/realtime", "");
        provider = new CascadeProvider(config(url, key), times::add);
        session = provider.open(loop, settings(), AudioFormat.PCMA, ear);
    }

    static CascadeFixture start(Scenario scenario) {
        CascadeFixture fixture = opening(scenario, "key");
        fixture.ear.await("ready", fixture.ear::ready);
        return fixture;
    }

    static CascadeFixture opening(Scenario scenario, String key) {
        return new CascadeFixture(scenario, key);
    }

    static Scenario withMishap(Face face, int request, Mishap.Kind kind) {
        Faces plain = Faces.DEFAULTS;
        return Scenario.DEFAULTS.withFaces(new Faces(
                plain.hearingDelay(),
                plain.firstTokenDelay(),
                plain.tokenPause(),
                plain.firstSpeechDelay(),
                plain.speechPercent(),
                plain.wavOnly(),
                List.of(new Mishap(face, request, kind))));
    }

    static ProviderConfig config(String url, String key) {
        ProviderConfig plain = ProviderConfig.DEFAULTS;
        HttpModelConfig service = new HttpModelConfig(url, new Secret(key), "some-model");
        return new ProviderConfig(
                "cascade",
                ProviderConfig.DialectName.CASCADE,
                "",
                Secret.NONE,
                true,
                "",
                plain.audio(),
                plain.sessionAge(),
                0,
                0,
                plain.prices(),
                service,
                service,
                service);
    }

    static SessionSettings settings() {
        return new SessionSettings(
                "agent-model",
                "a-voice",
                "You are a receptionist.",
                TurnDetectionConfig.DEFAULTS.by(Mode.LOCAL),
                List.of(TOOL),
                VendorToolsConfig.DEFAULTS,
                "en-GB");
    }

    void send(ClientEvent... events) {
        loop.execute(() -> {
            for (ClientEvent event : events) {
                session.send(event);
            }
        });
    }

    /** A tone that a service takes for speech, or silence, in pieces as they come from a line. */
    void append(int millis, int amplitude) {
        loop.execute(() -> {
            short[] piece = new short[160];
            for (int i = 0; i < piece.length; i++) {
                piece[i] = (short) (amplitude * Math.sin(i * 0.4));
            }
            for (int at = 0; at < millis; at += 20) {
                session.append(piece, piece.length);
            }
        });
    }

    /** The caller speaks, and the other side decides that it is the agent's turn. */
    void turn() {
        append(1200, 6000);
        append(200, 0);
        send(new ClientEvent.CommitAudio(), new ClientEvent.CreateResponse(""));
    }

    @Override
    public void close() {
        session.close();
        ear.await("the end", () -> !ear.ends.isEmpty());
        provider.close();
        simulator.close();
        var _ = loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
