package dev.callwright.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DigitSenderTest {

    private final DigitSender sender = new DigitSender();
    private long now = 0xFFFF_FF00L;

    @Test
    void isIdleUntilADigitComes() {
        assertThat(sender.busy()).isFalse();
        assertThat(sender.nextSlot(now)).isFalse();

        sender.add('1');

        assertThat(sender.busy()).isTrue();
    }

    @Test
    void sendsOneDigitAsEightGrowingPacketsAndTwoCopiesOfTheLast() {
        sender.add('#');

        assertThat(slotsWhileBusy())
                .containsExactly(
                        "M FFFFFF00 0B0A00A0",
                        "- FFFFFF00 0B0A0140",
                        "- FFFFFF00 0B0A01E0",
                        "- FFFFFF00 0B0A0280",
                        "- FFFFFF00 0B0A0320",
                        "- FFFFFF00 0B0A03C0",
                        "- FFFFFF00 0B0A0460",
                        "- FFFFFF00 0B8A0500",
                        "- FFFFFF00 0B8A0500",
                        "- FFFFFF00 0B8A0500",
                        "pause",
                        "pause",
                        "pause",
                        "pause");
    }

    @Test
    void aReceiverHearsEveryDigitOnce() {
        String digits = "0123456789*#ABCD1155";
        DigitReceiver receiver = new DigitReceiver();
        StringBuilder heard = new StringBuilder();
        digits.chars().forEach(digit -> sender.add((char) digit));

        byte[] payload = new byte[4];
        while (sender.busy()) {
            if (sender.nextSlot(tick())) {
                sender.writePayload(payload, 0);
                char digit = receiver.accept(sender.timestamp(), payload, 0, 4);
                heard.append(digit == DigitReceiver.NONE ? "" : digit);
            }
        }

        assertThat(heard).hasToString(digits);
    }

    @Test
    void pausesBetweenDigitsAndMarksEach() {
        sender.add('1');
        sender.add('2');

        List<String> slots = slotsWhileBusy();

        assertThat(slots).hasSize(28);
        assertThat(slots.subList(10, 14)).containsOnly("pause");
        assertThat(slots.get(14)).isEqualTo("M 000007C0 020A00A0");
    }

    @Test
    void takesLettersInEitherCaseAndDropsWhatIsNoDigit() {
        sender.add('a');
        sender.add('x');
        sender.add('\0');

        assertThat(sender.queued()).isEqualTo(1);
        assertThat(sender.dropped()).isEqualTo(2);
    }

    @Test
    void dropsAndCountsWhatDoesNotFitTheQueue() {
        for (int i = 0; i < DigitSender.MAX_QUEUED + 3; i++) {
            sender.add('1');
        }

        assertThat(sender.queued()).isEqualTo(64);
        assertThat(sender.dropped()).isEqualTo(3);
    }

    @Test
    void roundsItsTimesUpToSlots() {
        DigitSender quick = new DigitSender(50, 0);
        quick.add('1');

        int packets = 0;
        while (quick.busy()) {
            packets += quick.nextSlot(tick()) ? 1 : 0;
        }

        assertThat(packets).isEqualTo(5);
        assertThatThrownBy(() -> new DigitSender(10, 80)).isInstanceOf(IllegalArgumentException.class);
    }

    private List<String> slotsWhileBusy() {
        List<String> slots = new ArrayList<>();
        byte[] payload = new byte[4];
        while (sender.busy()) {
            if (sender.nextSlot(tick())) {
                sender.writePayload(payload, 0);
                slots.add("%s %08X %s"
                        .formatted(
                                sender.marker() ? "M" : "-",
                                sender.timestamp(),
                                HexFormat.of().withUpperCase().formatHex(payload)));
            } else {
                slots.add("pause");
            }
        }
        return slots;
    }

    private long tick() {
        long slot = now;
        now += 160;
        return slot;
    }
}
