package dev.callwright.sip.stack.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.config.SessionTimerConfig;
import dev.callwright.sip.stack.dialog.SessionTimer;
import dev.callwright.sip.stack.text.SessionExpiry.Role;
import dev.callwright.sip.testing.Texts;
import java.time.Duration;
import java.util.Optional;
import javax.sip.message.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SessionExpiryTest {

    private static final String VIA = "SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Session-Expires: 1800|1800|",
                "Session-Expires: 90;refresher=uas|90|UAS",
                "x: 120;refresher=uac|120|UAC",
                "session-expires : 4000 ; Refresher=UAC ; foo=bar|4000|UAC",
                "Session-Expires: 60;refresher=nobody|60|"
            })
    void readsIntervalAndRefresher(String line, long seconds, Role refresher) {
        assertThat(SessionExpiry.in(Texts.invite(VIA, line)))
                .contains(new SessionExpiry(seconds, Optional.ofNullable(refresher)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Session-Expires: 0",
                "Session-Expires: -1",
                "Session-Expires: soon",
                "Session-Expires:",
                "x: 99999999999"
            })
    void readsNothingFromGarbage(String line) {
        assertThat(SessionExpiry.in(Texts.invite(VIA, line))).isEmpty();
    }

    @Test
    void writesWhatItReads() {
        Request request = Texts.invite(VIA);

        new SessionExpiry(1800, Optional.of(Role.UAS)).writeTo(request);
        SessionExpiry.writeLeast(request, 90);

        assertThat(request.toString())
                .contains("Session-Expires: 1800;refresher=uas\r\n")
                .contains("Min-SE: 90\r\n");
        assertThat(SessionExpiry.least(request)).isEqualTo(90);
        assertThat(SessionExpiry.least(Texts.invite(VIA))).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "Supported: timer,60,true",
        "Require: timer,60,true",
        "'Supported: foo, timer',89,true",
        "Supported: timer,90,false",
        "Supported: foo,60,false"
    })
    void objectsToTooShortAnIntervalIfThePeerCanBeTold(String line, int seconds, boolean objects) {
        SessionTimerConfig config = new SessionTimerConfig(Duration.ofMinutes(30), Duration.ofSeconds(90));
        Request request = Texts.invite(VIA, line, "Session-Expires: " + seconds);

        Optional<Screening.Objection> objection = SessionTimer.objection(request, config);

        assertThat(objection.map(Screening.Objection::status)).isEqualTo(objects ? Optional.of(422) : Optional.empty());
        objection.ifPresent(
                found -> assertThat(found.headers().getFirst().toString()).isEqualTo("Min-SE: 90\r\n"));
    }
}
