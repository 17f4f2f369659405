package dev.callwright.agent.realtime.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.realtime.AudioFormat;
import dev.callwright.agent.realtime.ClientEvent;
import dev.callwright.agent.realtime.ModelProvider;
import dev.callwright.agent.realtime.ModelSession;
import dev.callwright.agent.realtime.RealtimeEnd;
import dev.callwright.agent.realtime.RealtimeListener;
import dev.callwright.agent.realtime.ServerEvent;
import dev.callwright.agent.realtime.ServerEvent.ErrorKind;
import dev.callwright.agent.realtime.ServerEvent.ResponseStatus;
import dev.callwright.agent.realtime.SessionSettings;
import dev.callwright.agent.realtime.ToolSpec;
import dev.callwright.agent.realtime.dialect.Providers;
import dev.callwright.agent.simulator.Scenario;
import dev.callwright.agent.simulator.server.Simulator;
import dev.callwright.agent.simulator.speech.AnswerMode;
import dev.callwright.config.ProviderConfig;
import dev.callwright.config.ProviderConfig.DialectName;
import dev.callwright.config.ProviderConfig.ProviderAudio;
import dev.callwright.config.RealtimeConfig;
import dev.callwright.config.Secret;
import dev.callwright.config.TurnDetectionConfig;
import dev.callwright.config.TurnDetectionConfig.Mode;
import dev.callwright.config.VendorToolsConfig;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our client in every dialect against the simulator with that vendor's face: two programs, written apart, on one wire. */
class VendorFacesIT {

    private static final String DIALECTS = """
            STEPFUN     | /v1/realtime          | step-audio-2              | INCOMPLETE
            STEPFUN     | /v1/realtime          | step-audio-2-think        | INCOMPLETE
            OPENAI      | /v1/realtime          | gpt-realtime              | CANCELLED
            OPENAI_BETA | /v1/realtime          | gpt-4o-realtime-preview   | CANCELLED
            AZURE       | ''                    | desk                      | CANCELLED
            AZURE_BETA  | ''                    | desk                      | CANCELLED
            QWEN        | /api-ws/v1/realtime   | qwen3-omni-flash-realtime | CANCELLED
            GLM         | /api/paas/v4/realtime | glm-realtime-air          | CANCELLED
            XAI         | /v1/realtime          | grok-voice                | CANCELLED
            """;

    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final EventLoop loop = group.next();
    private final Simulator simulator = new Simulator(Scenario.DEFAULTS
            .withAnswers(new Scenario.Answers(AnswerMode.PROMPTS, "", List.of("long"), List.of(), List.of()))
            .withToolCalls(List.of(new Scenario.ToolCall(3, "book", "{\"at\":\"8\"}"))));
    private final URI address = simulator.start("127.0.0.1", 0);
    private final Ear ear = new Ear();

    @AfterEach
    void stop() {
        simulator.close();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = DIALECTS)
    void holdsAConversation(DialectName dialect, String path, String model, ResponseStatus interrupted)
            throws InterruptedException {
        ModelSession session = open(dialect, path, model, ProviderAudio.AUTO, TurnDetectionConfig.DEFAULTS);

        say(session, new ClientEvent.CreateResponse("Greet the caller."));
        String greeting = ear.await(ServerEvent.ResponseCreated.class).responseId();
        String item = ear.await(ServerEvent.AgentTranscriptDone.class).itemId();
        ServerEvent.ResponseDone greeted = ear.await(ServerEvent.ResponseDone.class);
        assertThat(greeted.responseId()).isEqualTo(greeting);
        assertThat(greeted.status()).isEqualTo(ResponseStatus.COMPLETED);
        assertThat(greeted.usage().outputTokens()).isPositive();
        assertThat(ear.octets.get()).isGreaterThan(session.traits().output().samplesPerSecond() / 2);
        assertThat(ear.loudest.get()).isGreaterThan(1000);

        speak(session);
        ear.await(ServerEvent.SpeechStarted.class);
        ear.await(ServerEvent.SpeechStopped.class);
        ear.await(ServerEvent.AudioCommitted.class);
        String answer = ear.await(ServerEvent.ResponseCreated.class).responseId();
        ear.await(ServerEvent.AgentTranscriptDelta.class);
        speak(session);
        ServerEvent.ResponseDone cut = ear.await(
                ServerEvent.ResponseDone.class, done -> done.responseId().equals(answer));
        assertThat(cut.status()).isEqualTo(interrupted);

        ServerEvent.FunctionCall call = ear.await(ServerEvent.FunctionCall.class);
        assertThat(call.name()).isEqualTo("book");
        assertThat(call.arguments()).isEqualTo("{\"at\":\"8\"}");
        ear.await(ServerEvent.ResponseDone.class);
        say(session, new ClientEvent.FunctionOutput(call.callId(), "{\"booked\":true}"));
        say(session, new ClientEvent.CreateResponse(""));
        assertThat(ear.await(ServerEvent.ResponseDone.class).status()).isEqualTo(ResponseStatus.COMPLETED);

        if (session.traits().truncates()) {
            say(session, new ClientEvent.TruncateItem(item, 100));
            ear.await(ServerEvent.Ignored.class, event -> event.type().equals("conversation.item.truncated"));
        }
        say(session, new ClientEvent.CancelResponse());
        assertThat(ear.await(ServerEvent.Refused.class).kind()).isEqualTo(ErrorKind.NOTHING_TO_CANCEL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = DIALECTS)
    void decidesTurnsItselfAndRemembers(DialectName dialect, String path, String model, ResponseStatus interrupted)
            throws InterruptedException {
        TurnDetectionConfig local = TurnDetectionConfig.DEFAULTS.by(Mode.LOCAL);
        ModelSession session = open(dialect, path, model, ProviderAudio.PCM, local);

        say(session, new ClientEvent.SystemText("The caller rang before."));
        say(session, new ClientEvent.UserText("My name is Ann."));
        say(session, new ClientEvent.AssistantText("Good day, Ann."));
        speak(session);
        say(session, new ClientEvent.CommitAudio());
        ear.await(ServerEvent.AudioCommitted.class);
        assertThat(ear.seen).noneMatch(ServerEvent.SpeechStarted.class::isInstance);
        say(session, new ClientEvent.CreateResponse(""));
        String answer = ear.await(ServerEvent.ResponseCreated.class).responseId();
        ear.await(ServerEvent.AgentTranscriptDelta.class);
        say(session, new ClientEvent.CancelResponse());

        assertThat(ear.await(
                                ServerEvent.ResponseDone.class,
                                done -> done.responseId().equals(answer))
                        .status())
                .isEqualTo(interrupted);
        assertThat(ear.seen).noneMatch(ServerEvent.Refused.class::isInstance);
        say(session, new ClientEvent.CommitAudio());
        assertThat(ear.await(ServerEvent.Refused.class).kind()).isEqualTo(ErrorKind.EMPTY_BUFFER);
    }

    private ModelSession open(
            DialectName dialect, String path, String model, ProviderAudio audio, TurnDetectionConfig detection)
            throws InterruptedException {
        ProviderConfig d = ProviderConfig.DEFAULTS;
        ProviderConfig provider = new ProviderConfig(
                "x",
                dialect,
                "ws://127.0.0.1:" + address.getPort() + path,
                new Secret("key"),
                true,
                audio,
                d.sessionAge(),
                0,
                0,
                d.prices(),
                d.speechToText(),
                d.chat(),
                d.textToSpeech());
        ModelProvider first = Providers.first(address, new Secret("key"), RealtimeConfig.DEFAULTS);
        SessionSettings settings = new SessionSettings(
                model,
                "voice",
                "Be brief.",
                detection,
                List.of(new ToolSpec("book", "Books a table.", "{\"type\":\"object\",\"properties\":{}}")),
                VendorToolsConfig.DEFAULTS,
                "en");
        ModelSession session = Providers.of(first, List.of(provider), Duration.ofSeconds(20), _ -> first)
                .getOrDefault("x", first)
                .open(loop, settings, AudioFormat.PCMA, ear);
        ear.output = session.traits().output();
        assertThat(ear.ready.poll(20, TimeUnit.SECONDS)).isEqualTo("ready");
        return session;
    }

    private void say(ModelSession session, ClientEvent event) {
        loop.submit(() -> session.send(event)).syncUninterruptibly();
    }

    /** Most of a second of a loud tone, and more than a second of silence behind it. */
    private void speak(ModelSession session) {
        int rate = session.traits().input().samplesPerSecond();
        short[] piece = new short[rate / 50];
        for (int i = 0; i < 110; i++) {
            for (int at = 0; at < piece.length; at++) {
                double phase = 2 * Math.PI * 500 * (i * piece.length + at) / rate;
                piece[at] = (short) (i < 45 ? 9_000 * Math.sin(phase) : 0);
            }
            loop.submit(() -> session.append(piece, piece.length)).syncUninterruptibly();
        }
    }

    /** What the session told, in order; waiting for an event passes over those before it. */
    private static final class Ear implements RealtimeListener {

        final BlockingQueue<String> ready = new LinkedBlockingQueue<>();
        final BlockingQueue<ServerEvent> news = new LinkedBlockingQueue<>();
        final List<ServerEvent> seen = new java.util.concurrent.CopyOnWriteArrayList<>();
        final AtomicLong octets = new AtomicLong();
        final AtomicLong loudest = new AtomicLong();
        volatile AudioFormat output = AudioFormat.PCM16_24K;

        @Override
        public void onReady() {
            ready.add("ready");
        }

        @Override
        public void onAudio(String responseId, String itemId, byte[] pcm, int length) {
            octets.addAndGet(length);
            short[] samples = new short[length];
            int count = length;
            switch (output) {
                case PCMU -> dev.callwright.media.codec.G711.PCMU.decode(pcm, 0, length, samples, 0);
                case PCMA -> dev.callwright.media.codec.G711.PCMA.decode(pcm, 0, length, samples, 0);
                case PCM16_24K, PCM16_16K, PCM16_8K -> {
                    count = length / 2;
                    for (int i = 0; i < count; i++) {
                        samples[i] = (short) ((pcm[2 * i] & 0xff) | (pcm[2 * i + 1] << 8));
                    }
                }
            }
            for (int i = 0; i < count; i++) {
                loudest.accumulateAndGet(Math.abs(samples[i]), Math::max);
            }
        }

        @Override
        public void onEvent(ServerEvent event) {
            seen.add(event);
            news.add(event);
        }

        @Override
        public void onClosed(RealtimeEnd end) {
            ready.add(end.detail());
        }

        <E extends ServerEvent> E await(Class<E> type) throws InterruptedException {
            return await(type, _ -> true);
        }

        <E extends ServerEvent> E await(Class<E> type, Predicate<E> wanted) throws InterruptedException {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (System.nanoTime() < deadline) {
                ServerEvent event = news.poll(1, TimeUnit.SECONDS);
                if (type.isInstance(event) && wanted.test(type.cast(event))) {
                    return type.cast(event);
                }
            }
            throw new AssertionError("no " + type.getSimpleName() + " in " + seen);
        }
    }
}
