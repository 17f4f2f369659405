package dev.callwright.media.leg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.media.codec.G711;
import dev.callwright.media.dsp.ToneDetector;
import dev.callwright.media.rtp.DigitReceiver;
import dev.callwright.media.rtp.RtpPacket;
import dev.callwright.media.sdp.MediaDirection;
import dev.callwright.media.sdp.NegotiatedAudio;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DownlinkTest {

    private final HeardByListener listener = new HeardByListener();
    private final Counters counters = new Counters();
    private final Downlink downlink = new Downlink(8000, listener, counters, new Random(1));
    private final byte[] out = new byte[Downlink.MAX_PACKET];
    private final RtpPacket packet = new RtpPacket();

    @BeforeEach
    void negotiate() {
        apply(G711.PCMU, 101, MediaDirection.SENDRECV);
    }

    @Test
    void sendsSilenceInEverySlotWithoutGaps() {
        slot();
        assertThat(packet.marker()).isTrue();
        int sequenceNumber = packet.sequenceNumber();
        long timestamp = packet.timestamp();
        for (int i = 1; i < 100; i++) {
            slot();
            assertThat(packet.marker()).isFalse();
            assertThat(packet.sequenceNumber()).isEqualTo((sequenceNumber + i) & 0xFFFF);
            assertThat(packet.timestamp()).isEqualTo((timestamp + i * 160L) & 0xFFFF_FFFFL);
            assertThat(Arrays.copyOfRange(out, 12, 172)).containsOnly(G711.PCMU.silence());
        }
    }

    @Test
    void sendsSpeechCountsItAndSaysOnceThatItHasDrained() {
        slot();
        play(400);
        downlink.finishPlaying();

        slot();
        assertThat(packet.marker()).isTrue();
        assertThat(downlink.sentSamples()).isEqualTo(160);
        slot();
        assertThat(packet.marker()).isFalse();
        assertThat(listener.events).isEmpty();
        slot();
        assertThat(downlink.sentSamples()).isEqualTo(400).isEqualTo(downlink.queuedSamples());
        slot();
        slot();

        assertThat(listener.events).containsExactly(new LegEvent.PlayoutDrained());
        assertThat(downlink.sentSamples()).isEqualTo(400);
    }

    @Test
    void isSilentInTheSlotAfterAFlush() {
        play(1000);
        slot();

        assertThat(downlink.flush()).isEqualTo(840);

        slot();
        assertThat(packet.marker()).isTrue();
        assertThat(Arrays.copyOfRange(out, 12, 172)).containsOnly(G711.PCMU.silence());
        assertThat(downlink.queuedSamples()).isEqualTo(downlink.sentSamples()).isEqualTo(160);
        assertThat(listener.events).isEmpty();
    }

    @Test
    void dropsTheNewestSpeechAtItsBoundAndSaysSoOnce() {
        play(7000);
        play(7000);
        play(7000);

        assertThat(downlink.queuedSamples()).isEqualTo(8000);
        assertThat(counters.snapshot().overflowedSamples()).isEqualTo(13_000);
        assertThat(listener.events).containsExactly(new LegEvent.PlayoutOverflowed());
    }

    @Test
    void letsTimePassOnHoldAndKeepsWhatWaits() {
        play(160);
        slot();
        long timestamp = packet.timestamp();
        int sequenceNumber = packet.sequenceNumber();
        play(160);
        apply(G711.PCMU, 101, MediaDirection.RECVONLY);

        assertThat(downlink.next(out)).isZero();
        assertThat(downlink.next(out)).isZero();
        apply(G711.PCMU, 101, MediaDirection.SENDRECV);
        slot();

        assertThat(packet.timestamp()).isEqualTo((timestamp + 3 * 160) & 0xFFFF_FFFFL);
        assertThat(packet.sequenceNumber()).isEqualTo((sequenceNumber + 1) & 0xFFFF);
        assertThat(downlink.sentSamples()).isEqualTo(320);
    }

    @Test
    void skipsSlotsWithoutABurst() {
        slot();
        long timestamp = packet.timestamp();
        int sequenceNumber = packet.sequenceNumber();
        downlink.skip(5);
        slot();

        assertThat(packet.timestamp()).isEqualTo((timestamp + 6 * 160) & 0xFFFF_FFFFL);
        assertThat(packet.sequenceNumber()).isEqualTo((sequenceNumber + 1) & 0xFFFF);
    }

    @Test
    void sendsDigitsInSlotsOfTheirOwnWhileSpeechWaits() {
        play(160);
        downlink.sendDigits("1#");
        DigitReceiver receiver = new DigitReceiver();
        StringBuilder digits = new StringBuilder();
        int slots = 0;
        while (downlink.sentSamples() == 0 && slots++ < 100) {
            slot();
            if (packet.payloadType() == 101) {
                char digit = receiver.accept(packet);
                digits.append(digit == DigitReceiver.NONE ? "" : digit);
            }
        }

        assertThat(digits).hasToString("1#");
        assertThat(packet.payloadType()).isZero();
        assertThat(packet.marker()).isTrue();
    }

    @Test
    void sendsTonesWhileSpeechWaits() {
        play(160);
        downlink.sendTones("5x#");
        ToneDetector detector = new ToneDetector();
        short[] pcm = new short[160];
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            slot();
            assertThat(packet.payloadType()).isZero();
            G711.PCMU.decode(out, 12, 160, pcm, 0);
            char digit = detector.accept(pcm, 0, 160);
            digits.append(digit == ToneDetector.NONE ? "" : digit);
            assertThat(downlink.sentSamples()).isZero();
        }
        slot();

        assertThat(digits).hasToString("5#");
        assertThat(downlink.sentSamples()).isEqualTo(160);
        assertThat(packet.marker()).isTrue();
        assertThat(counters.snapshot().unsentDigits()).isEqualTo(1);
    }

    @Test
    void keepsNatBindingsOpenOnHold() {
        slot();
        int sequenceNumber = packet.sequenceNumber();
        apply(G711.PCMU, 127, MediaDirection.INACTIVE);
        for (int i = 1; i < Downlink.KEEP_ALIVE_SLOTS; i++) {
            assertThat(downlink.next(out)).isZero();
        }

        slot();

        assertThat(packet.payloadType()).isEqualTo(126);
        assertThat(packet.payloadLength()).isZero();
        assertThat(packet.sequenceNumber()).isEqualTo((sequenceNumber + 1) & 0xFFFF);
        assertThat(downlink.next(out)).isZero();
    }

    @Test
    void countsDigitsItCannotSend() {
        apply(G711.PCMU, NegotiatedAudio.NO_EVENTS, MediaDirection.SENDRECV);
        downlink.sendDigits("123");
        slot();

        assertThat(packet.payloadType()).isZero();
        assertThat(counters.snapshot().unsentDigits()).isEqualTo(3);
    }

    @Test
    void sendsQueuedSpeechInTheCodecOfAReInvite() {
        short[] pcm = new short[160];
        Arrays.fill(pcm, (short) 8000);
        downlink.play(pcm, 0, 160);
        apply(G711.PCMA, 101, MediaDirection.SENDRECV);
        slot();
        G711.PCMA.decode(out, 12, 160, pcm, 0);

        assertThat(packet.payloadType()).isEqualTo(8);
        assertThat((int) pcm[80]).isBetween(7500, 8500);
    }

    @Test
    void reportsTheFirstPacketOfEachTalkSpurt() {
        apply(G711.PCMU, 101, MediaDirection.SENDRECV);
        slot();
        assertThat(listener.playoutStarts.get()).isZero();

        play(320);
        slot();
        slot();
        assertThat(listener.playoutStarts.get()).isEqualTo(1);

        slot();
        play(160);
        slot();
        assertThat(listener.playoutStarts.get()).isEqualTo(2);
    }

    private void apply(G711 codec, int eventType, MediaDirection direction) {
        downlink.apply(new NegotiatedAudio(
                codec, codec.staticPayloadType(), eventType, new InetSocketAddress("192.0.2.1", 7000), direction));
    }

    private void play(int samples) {
        downlink.play(new short[samples], 0, samples);
    }

    private void slot() {
        int length = downlink.next(out);
        downlink.report();
        assertThat(packet.parse(out, length)).isTrue();
    }
}
