package dev.callwright.agent.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.doctor.CallFacts.CallRecord;
import dev.callwright.agent.doctor.CallFacts.MediaCounts;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CallFindingsTest {

    private static final MediaCounts FINE = new MediaCounts(1_000, 1_000, 0, 0, 0, 0);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no-route          | 404: 100 was dialled, and no agent answers that number.",
                "no-common-codec   | 488: the caller offers no audio, and carrier-a may use PCMA.",
                "full              | 503: the server had as many calls as it may have.",
                "no-ack            | the answer was never acknowledged",
                "caller-silent     | no RTP came from the caller for media.silent-caller-limit",
                "too-long          | longest duration",
                "model-unreachable | The telephone side was fine",
                "a-new-one         | said so",
            })
    void saysWhyACallEnded(String outcome, String sentence) {
        assertThat(text(outcome, Optional.empty(), FINE)).contains(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "32, 32 s after the answer",
        "1800, after 30 minutes to the second",
        "900, after 15 minutes to the second",
    })
    void knowsTheTimesAtWhichCallsAreDropped(long seconds, String sentence) {
        assertThat(text("caller-hung-up", Optional.of(Duration.ofSeconds(seconds)), FINE))
                .contains(sentence);
    }

    @Test
    void findsNothingWrongWithAnOrdinaryCall() {
        assertThat(text("caller-hung-up", Optional.of(Duration.ofSeconds(77)), FINE))
                .isEqualTo("[ok] said so");
    }

    @Test
    void saysWhatBecameOfTheAudio() {
        assertThat(heard(new MediaCounts(0, 900, 0, 0, 0, 0))).contains("No RTP came from the caller");
        assertThat(heard(new MediaCounts(900, 900, 0, 0, 900, 0)))
                .contains("900 packets of another source were ignored");
        assertThat(heard(new MediaCounts(900, 900, 0, 0, 0, 900))).contains("a payload type nobody agreed to");
        assertThat(heard(new MediaCounts(900, 0, 0, 0, 0, 0))).contains("One direction only: we sent nothing.");
        assertThat(heard(new MediaCounts(900, 900, 100, 0, 0, 0))).contains("10.0 % of the caller's packets were lost");
        assertThat(heard(new MediaCounts(900, 900, 0, 90, 0, 0)))
                .contains("10.0 % of the caller's packets came too late");
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, true", "192.168.1.1, true", "172.31.0.1, true", "172.32.0.1, false", "100.64.0.1, true",
        "100.128.0.1, false", "198.51.100.7, false", "fd00::1, true", "2001:db8::1, false", "name, false",
    })
    void tellsPrivateAddressesFromPublicOnes(String address, boolean isPrivate) {
        assertThat(AudioFindings.isPrivate(address)).isEqualTo(isPrivate);
    }

    private static String heard(MediaCounts media) {
        return text("caller-hung-up", Optional.of(Duration.ofSeconds(77)), media);
    }

    private static String text(String outcome, Optional<Duration> talk, MediaCounts media) {
        CallRecord call = new CallRecord("id", "call-id", "carrier-a", "100", outcome, "said so", talk);
        CallFacts facts =
                new CallFacts(Optional.of(call), Optional.of(media), Optional.empty(), "PCMA", Optional.empty());
        return CallFindings.of(facts).stream()
                .map(finding -> finding.severity().mark() + " " + finding.sentence())
                .collect(Collectors.joining("\n"));
    }
}
