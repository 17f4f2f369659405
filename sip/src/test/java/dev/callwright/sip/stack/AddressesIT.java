package dev.callwright.sip.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.callwright.config.SipConfig;
import dev.callwright.sip.Admission;
import dev.callwright.sip.OutgoingRequest;
import dev.callwright.sip.Registrations;
import dev.callwright.sip.SipEvent;
import dev.callwright.sip.SipException;
import dev.callwright.sip.WireTap;
import dev.callwright.sip.stack.net.Slf4jServerLogger;
import dev.callwright.sip.testing.RawPhone;
import dev.callwright.sip.testing.TestEndpoint;
import dev.callwright.sip.testing.TestEndpoint.Placed;
import dev.callwright.sip.testing.TestEndpoint.Received;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** Where an endpoint listens, and what its wire log shows. */
final class AddressesIT {

    @ParameterizedTest
    @CsvSource({"0.0.0.0,127.0.0.1,udp", "0.0.0.0,127.0.0.1,tcp", "::1,[::1],udp", "::1,[::1],tcp"})
    void takesCallsOnAnyKindOfAddress(String address, String target, String transport) {
        try (TestEndpoint caller = new TestEndpoint(TestEndpoint.T1, address);
                TestEndpoint callee = new TestEndpoint(TestEndpoint.T1, address)) {
            String uri = "sip:agent@" + target + ":" + callee.port() + ";transport=" + transport;
            Placed placed = caller.call(new OutgoingRequest(uri, "tester", RawPhone.SDP));
            Received received = callee.nextCall();
            received.call().answer(RawPhone.SDP);
            placed.events().next(SipEvent.Answered.class);
            received.events().next(SipEvent.Acked.class);

            received.call().hangUp();

            placed.events().next(SipEvent.Bye.class);
            assertThat(received.call().invitation().reachedAt()).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
        }
    }

    @Test
    void saysThatAPortIsTaken() {
        try (TestEndpoint first = new TestEndpoint()) {
            SipConfig config = SipConfig.DEFAULTS
                    .listeningAt("127.0.0.1", first.port())
                    .withTransports(List.of(SipConfig.Transport.UDP))
                    .withTimerT1(TestEndpoint.T1)
                    .withUserAgent("Callwright-test");
            SipEndpoint second = new SipEndpoint(
                    config,
                    request -> new Admission.Verdict.Ignored(),
                    request -> new Registrations.Reply.Refused(403, ""),
                    (origin, reachedAt) -> reachedAt,
                    WireTap.NONE,
                    call -> {});

            assertThatThrownBy(second::start)
                    .isInstanceOf(SipException.class)
                    .hasMessageContaining(Integer.toString(first.port()));
            second.close();
        }
    }

    @Test
    void logsTheWireOnOneLineEachWithoutCredentials() {
        Logger wire = (Logger) LoggerFactory.getLogger(Slf4jServerLogger.WIRE);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        wire.addAppender(lines);
        wire.setLevel(Level.TRACE);
        try (TestEndpoint server = new TestEndpoint();
                RawPhone phone = new RawPhone(server.port())) {
            phone.send(phone.request("OPTIONS", 1, "", "", "Authorization: Digest username=\"a\", response=\"0123\""));
            phone.receiveFinal();
        } finally {
            wire.setLevel(null);
            wire.detachAppender(lines);
        }

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("OPTIONS sip:agent@")
                        .contains("Authorization: ********")
                        .doesNotContain("0123", "\r", "\n"));
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .anySatisfy(line -> assertThat(line).startsWith("SIP/2.0 200 OK"));
    }
}
