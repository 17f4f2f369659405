package dev.callwright.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class DigitReceiverTest {

    private final DigitReceiver receiver = new DigitReceiver();
    private final StringBuilder heard = new StringBuilder();

    @Test
    void reportsADigitOnceAndAtItsFirstPacket() {
        event(1000, 5, false, 160);
        assertThat(heard).hasToString("5");

        event(1000, 5, false, 320);
        event(1000, 5, true, 480);
        event(1000, 5, true, 480);
        event(1000, 5, true, 480);

        assertThat(heard).hasToString("5");
    }

    @Test
    void knowsAllSixteenDigits() {
        for (int code = 0; code < 16; code++) {
            event(1000L * code, code, false, 160);
        }

        assertThat(heard).hasToString("0123456789*#ABCD");
    }

    @Test
    void tellsTheSameDigitPressedTwiceByItsTimestamp() {
        event(1000, 1, false, 160);
        event(1000, 1, true, 800);
        event(3000, 1, false, 160);

        assertThat(heard).hasToString("11");
    }

    @Test
    void needsNoEndPacket() {
        event(1000, 1, false, 160);
        event(3000, 2, false, 160);

        assertThat(heard).hasToString("12");
    }

    @Test
    void hearsADigitOfWhichOnlyTheEndArrived() {
        event(1000, 9, true, 800);

        assertThat(heard).hasToString("9");
    }

    @Test
    void takesLatePacketsOfEarlierEventsForWhatTheyAre() {
        event(1000, 1, false, 160);
        event(3000, 1, false, 160);
        event(5000, 2, false, 160);
        event(1000, 1, true, 800);
        event(3000, 1, true, 800);
        event(5000, 2, true, 800);

        assertThat(heard).hasToString("112");
    }

    @Test
    void worksAcrossTheWrapOfTheTimestamp() {
        event(0xFFFF_FF00L, 1, false, 160);
        event(0xFFFF_FF00L, 1, true, 800);
        event(0x0000_0500L, 1, false, 160);

        assertThat(heard).hasToString("11");
    }

    @Test
    void takesTheSegmentsOfALongPressForOneDigit() {
        event(1000, 4, false, 65440);
        event(1000, 4, false, 65535);
        event(1000 + 65535, 4, false, 160);
        event(1000 + 65535, 4, true, 65535);
        event(1000 + 2 * 65535, 4, true, 500);

        assertThat(heard).hasToString("4");
    }

    @Test
    void aNewStreamMayRestartItsTimestamps() {
        // What sipp sends for two runs of digits: the same small numbers, a new SSRC.
        accept(packet(1, 24400, 7));
        accept(packet(1, 24400, 7));
        accept(packet(2, 24400, 7));
        accept(packet(2, 24400, 7));

        assertThat(heard).hasToString("77");
    }

    @Test
    void countsAndIgnoresEventsThatAreNoDigits() {
        event(1000, 16, false, 160);
        event(1000, 255, false, 160);

        assertThat(heard).isEmpty();
        assertThat(receiver.unknownEvents()).isEqualTo(2);
    }

    @Test
    void countsAndIgnoresWhatIsTooShort() {
        assertThat(receiver.accept(1000, new byte[] {1, 0, 0, 0}, 0, 3)).isEqualTo(DigitReceiver.NONE);
        assertThat(receiver.malformed()).isEqualTo(1);
    }

    @Test
    void takesTheFirstOfSeveralEventsInAPacket() {
        assertThat(receiver.accept(1000, new byte[] {9, 3, 10, 0, 80, 4, 10, 0, 80}, 1, 8))
                .isEqualTo('3');
    }

    @Test
    void survivesGarbage() {
        long seed = System.nanoTime();
        System.out.println("DigitReceiverTest.survivesGarbage seed " + seed);
        Random random = new Random(seed);
        byte[] payload = new byte[16];
        for (int i = 0; i < 50_000; i++) {
            random.nextBytes(payload);
            char digit = receiver.accept(random.nextLong(), payload, 0, random.nextInt(17));
            if (digit != DigitReceiver.NONE && "0123456789*#ABCD".indexOf(digit) < 0) {
                assertThat(digit).as("seed %d", seed).isEqualTo(DigitReceiver.NONE);
            }
        }
        assertThat(receiver.malformed()).as("seed %d", seed).isPositive();
    }

    private void event(long timestamp, int code, boolean end, int duration) {
        byte[] payload = {(byte) code, (byte) (end ? 0x8A : 0x0A), (byte) (duration >> 8), (byte) duration};
        hear(receiver.accept(timestamp, payload, 0, payload.length));
    }

    private static RtpPacket packet(int ssrc, long timestamp, int code) {
        byte[] datagram = new byte[16];
        int start = RtpPacket.write(datagram, false, 101, 1, timestamp, ssrc);
        datagram[start] = (byte) code;
        RtpPacket packet = new RtpPacket();
        packet.parse(datagram, datagram.length);
        return packet;
    }

    private void accept(RtpPacket packet) {
        hear(receiver.accept(packet));
    }

    private void hear(char digit) {
        if (digit != DigitReceiver.NONE) {
            heard.append(digit);
        }
    }
}
