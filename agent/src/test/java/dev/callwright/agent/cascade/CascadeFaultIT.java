package dev.callwright.agent.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.realtime.AudioFormat;
import dev.callwright.agent.realtime.ClientEvent;
import dev.callwright.agent.realtime.RealtimeEnd.Cause;
import dev.callwright.agent.realtime.ServerEvent;
import dev.callwright.agent.realtime.ServerEvent.ErrorKind;
import dev.callwright.agent.realtime.ServerEvent.ResponseStatus;
import dev.callwright.agent.simulator.Faces.Face;
import dev.callwright.agent.simulator.Faces.Mishap;
import io.netty.channel.DefaultEventLoop;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a caller's session makes of services that fail. */
final class CascadeFaultIT {

    @ParameterizedTest
    @EnumSource
    void oneServerErrorIsNotNoticed(Face face) {
        try (CascadeFixture cascade = CascadeFixture.start(CascadeFixture.withMishap(face, 1, Mishap.Kind.ERROR))) {
            cascade.turn();

            assertThat(cascade.ear.await(ServerEvent.ResponseDone.class, 1).status())
                    .isEqualTo(ResponseStatus.COMPLETED);
            assertThat(cascade.session.stats().retries()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HEARING, BAD_KEY, BAD_KEY",
        "CHAT, QUOTA, QUOTA_EXHAUSTED",
        "CHAT, RATE_LIMIT, RATE_LIMITED",
        "SPEECH, BAD_KEY, BAD_KEY"
    })
    void aServiceThatRefusesEndsTheSession(Face face, Mishap.Kind kind, Cause cause) {
        try (CascadeFixture cascade = CascadeFixture.start(CascadeFixture.withMishap(face, 1, kind))) {
            cascade.turn();

            assertThat(cascade.ear.awaitEnd().cause()).isEqualTo(cause);
            assertThat(cascade.ear.await(ServerEvent.ResponseDone.class, 1).status())
                    .isEqualTo(ResponseStatus.FAILED);
        }
    }

    @Test
    void aRefusalOfOneRequestFailsThatAnswerOnly() {
        try (CascadeFixture cascade =
                CascadeFixture.start(CascadeFixture.withMishap(Face.CHAT, 1, Mishap.Kind.BAD_REQUEST))) {
            cascade.turn();
            assertThat(cascade.ear.await(ServerEvent.ResponseDone.class, 1).status())
                    .isEqualTo(ResponseStatus.FAILED);
            assertThat(cascade.ear.await(ServerEvent.Refused.class, 1).kind()).isEqualTo(ErrorKind.INVALID_REQUEST);

            cascade.turn();
            assertThat(cascade.ear.await(ServerEvent.ResponseDone.class, 2).status())
                    .isEqualTo(ResponseStatus.COMPLETED);
        }
    }

    @Test
    void speechThatBreaksOffIsCountedAndTheAnswerGoesOn() {
        try (CascadeFixture cascade =
                CascadeFixture.start(CascadeFixture.withMishap(Face.SPEECH, 1, Mishap.Kind.CUT))) {
            cascade.turn();

            ServerEvent.ResponseDone done = cascade.ear.await(ServerEvent.ResponseDone.class, 1);
            assertThat(done.status()).isEqualTo(ResponseStatus.INCOMPLETE);
            assertThat(cascade.session.stats().cutSentences()).isEqualTo(1);
            assertThat(cascade.ear.ends).isEmpty();
        }
    }

    @Test
    void aConversationCanBeBrokenOffWhileAServiceSaysNothing() {
        try (CascadeFixture cascade = CascadeFixture.start(CascadeFixture.withMishap(Face.CHAT, 1, Mishap.Kind.HANG))) {
            cascade.turn();
            cascade.ear.await(ServerEvent.CallerTranscriptDone.class, 1);

            cascade.send(new ClientEvent.CancelResponse());

            assertThat(cascade.ear.await(ServerEvent.ResponseDone.class, 1).status())
                    .isEqualTo(ResponseStatus.CANCELLED);
        }
    }

    @Test
    void aServiceThatIsNotThereEndsTheOpening() {
        DefaultEventLoop loop = new DefaultEventLoop();
        Ear ear = new Ear();
        try (CascadeProvider provider = new CascadeProvider(CascadeFixture.config("http://127.0.0.1:1/v1", "key"));
                CascadeSession session = provider.open(loop, CascadeFixture.settings(), AudioFormat.PCMU, ear)) {
            assertThat(ear.awaitEnd().cause()).isEqualTo(Cause.UNREACHABLE);
            assertThat(session.ready()).isFalse();
        } finally {
            var _ = loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }
}
