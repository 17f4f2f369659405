package dev.callwright.agent.realtime.session;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.callwright.agent.realtime.RealtimeEnd;
import dev.callwright.agent.realtime.RealtimeEnd.Cause;
import dev.callwright.agent.realtime.ServerEvent;
import dev.callwright.agent.realtime.socket.UpgradeRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

class SessionOpeningIT {

    private final SessionFixture fixture = new SessionFixture();

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void asksWithModelAndKeyAndNothingElse() throws InterruptedException {
        fixture.connectAndAwaitReady();

        assertThat(FakeService.take(fixture.service.requests))
                .startsWith("/v1/realtime?model=step-audio-2\n")
                .containsIgnoringCase("authorization: Bearer " + SessionFixture.KEY)
                .containsIgnoringCase(
                        "host: 127.0.0.1:" + fixture.service.url("h").getPort())
                .doesNotContainIgnoringCase("sec-websocket-protocol")
                .doesNotContainIgnoringCase("sec-websocket-extensions")
                .doesNotContainIgnoringCase("origin");
    }

    @Test
    void configuresTheSessionBeforeItIsReady() throws InterruptedException {
        RealtimeSession session = fixture.connectAndAwaitReady();

        assertThat(session.ready()).isTrue();
        assertThat(JsonMapper.shared().readTree(FakeService.take(fixture.service.messages)))
                .isEqualTo(JsonMapper.shared().readTree("""
                        {"event_id":"cw-1","type":"session.update","session":{
                         "modalities":["text","audio"],
                         "instructions":"Be \\"brief\\", 你好.",
                         "voice":"qingchunshaonv",
                         "input_audio_format":"pcm16","output_audio_format":"pcm16",
                         "turn_detection":{"type":"server_vad","prefix_padding_ms":500,
                          "silence_duration_ms":100,"energy_awakeness_threshold":2500},"tools":[]}}"""));
    }

    @Test
    void worksOnAnNioLoopAndThroughAName() throws InterruptedException {
        try (SessionFixture nio = new SessionFixture(Optional.empty(), false)) {
            nio.connect(nio.service.url("localhost"), true, Duration.ofSeconds(5));

            nio.recorder.awaitReady();
        }
    }

    @Test
    void configuresAServiceThatDoesNotGreet() throws InterruptedException {
        fixture.service.greeting = "";

        fixture.connect(fixture.service.url("127.0.0.1"), true, Duration.ofMillis(900));

        fixture.recorder.awaitReady();
    }

    @Test
    void takesASecondGreetingForTheConfirmation() throws InterruptedException {
        fixture.service.onMessage = (peer, text) -> FakeService.say(peer, FakeService.CREATED);

        fixture.connectAndAwaitReady();
    }

    @Test
    void endsWithTheServicesWordsWhenTheVoiceIsRefused() throws InterruptedException {
        fixture.service.onMessage = (peer, text) -> FakeService.say(
                peer, "{\"type\":\"error\",\"error\":{\"code\":\"400\",\"message\":\"voice x is not valid\"}}");

        fixture.connect();

        assertThat(fixture.recorder.awaitEnd())
                .isEqualTo(new RealtimeEnd(
                        Cause.BAD_REQUEST, "127.0.0.1 did not accept the session's settings: voice x is not valid"));
        assertThat(fixture.recorder.news)
                .containsExactly(
                        new ServerEvent.Refused(ServerEvent.ErrorKind.INVALID_VOICE, "400", "voice x is not valid"));
        assertThat(fixture.recorder.wasReady()).isFalse();
    }

    @Test
    void warnsOnceWhenTheServiceSpeaksWithAnotherVoice() throws InterruptedException {
        var appender = new ListAppender<ILoggingEvent>();
        var logger = (Logger) LoggerFactory.getLogger(RealtimeSession.class);
        appender.start();
        logger.addAppender(appender);
        String other = FakeService.UPDATED.replace("qingchunshaonv", "jingdiannvsheng");
        fixture.service.onMessage = (peer, text) -> {
            FakeService.say(peer, other);
            FakeService.say(peer, other);
            FakeService.say(peer, "{\"type\":\"response.created\",\"response\":{\"id\":\"r\"}}");
        };

        fixture.connect();
        FakeService.take(fixture.recorder.news);
        logger.detachAppender(appender);

        assertThat(appender.list).singleElement().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.WARN);
            assertThat(event.getKeyValuePairs())
                    .hasToString("[requested=\"qingchunshaonv\", actual=\"jingdiannvsheng\"]");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "400,BAD_REQUEST",
        "401,BAD_KEY",
        "402,QUOTA_EXHAUSTED",
        "403,BAD_KEY",
        "404,UNKNOWN_MODEL",
        "429,RATE_LIMITED",
        "451,BAD_REQUEST",
        "500,REFUSED",
        "503,REFUSED",
        "200,REFUSED"
    })
    void turnsAnHttpStatusIntoAnEnd(int status, Cause cause) throws InterruptedException {
        fixture.service.refusal = status;
        fixture.service.refusalBody = "{\"error\":{\"message\":\"no\\n " + SessionFixture.KEY + "\",\"type\":\"t\"}}";

        fixture.connect();

        RealtimeEnd end = fixture.recorder.awaitEnd();
        assertThat(end.cause()).isEqualTo(cause);
        assertThat(end.detail()).contains("HTTP " + status).endsWith(": no ********");
    }

    @Test
    void boundsAnErrorPage() throws InterruptedException {
        fixture.service.refusal = 500;
        fixture.service.refusalBody = "<html>".repeat(2000);

        fixture.connect();

        assertThat(fixture.recorder.awaitEnd().detail()).hasSizeLessThan(300).contains("<html>");
    }

    @Test
    void givesUpOnASilentServiceInTime() throws InterruptedException {
        fixture.service.onMessage = (peer, text) -> {};

        fixture.connect(fixture.service.url("127.0.0.1"), true, Duration.ofMillis(300));

        assertThat(fixture.recorder.awaitEnd())
                .isEqualTo(new RealtimeEnd(
                        Cause.TIMED_OUT, "After 300 ms the service had not confirmed the configuration (127.0.0.1)."));
    }

    @Test
    void givesUpOnAServerThatAcceptsAndSaysNothing() throws IOException, InterruptedException {
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            URI url = URI.create("ws://127.0.0.1:" + mute.getLocalPort());

            fixture.connect(url, true, Duration.ofMillis(200));

            assertThat(fixture.recorder.awaitEnd().cause()).isEqualTo(Cause.TIMED_OUT);
        }
    }

    @Test
    void tellsAClosedPortAndAnUnknownNameFromOtherFailures() throws IOException, InterruptedException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        fixture.connect(URI.create("ws://127.0.0.1:" + port), true, Duration.ofSeconds(5));
        RealtimeEnd closedPort = fixture.recorder.awaitEnd();
        fixture.connect(URI.create("ws://nowhere.invalid/"), true, Duration.ofSeconds(5));
        RealtimeEnd unknownName = fixture.recorder.awaitEnd();

        assertThat(closedPort.cause()).isEqualTo(Cause.UNREACHABLE);
        assertThat(closedPort.detail()).startsWith("127.0.0.1 took no connection");
        assertThat(unknownName)
                .isEqualTo(new RealtimeEnd(Cause.UNREACHABLE, "The name nowhere.invalid could not be resolved."));
    }

    @Test
    void refusesAnAddressOrKeyThatCannotWork() throws InterruptedException {
        fixture.connect(URI.create("http://127.0.0.1/"), true, Duration.ofSeconds(5));
        RealtimeEnd scheme = fixture.recorder.awaitEnd();
        fixture.connect(URI.create("ws:///realtime"), true, Duration.ofSeconds(5));
        RealtimeEnd host = fixture.recorder.awaitEnd();

        assertThat(scheme.cause()).isEqualTo(Cause.BAD_REQUEST);
        assertThat(scheme.detail()).contains("ws://");
        assertThat(host.detail()).contains("names no host");
        assertThat(UpgradeRequest.isSendable("sk-1\r\nX: y")).isFalse();
    }

    @Test
    void canBeClosedWhileItOpens() throws InterruptedException {
        fixture.service.onMessage = (peer, text) -> {};
        RealtimeSession session = fixture.connect();

        session.close();
        session.close();

        assertThat(fixture.recorder.awaitEnd().cause()).isEqualTo(Cause.CLOSED_BY_US);
        fixture.onLoop(() -> {});
        assertThat(fixture.recorder.ends).isEmpty();
    }
}
