package dev.callwright.media.leg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.media.codec.G711;
import dev.callwright.media.rtp.RtpPacket;
import dev.callwright.media.sdp.MediaDirection;
import dev.callwright.media.sdp.NegotiatedAudio;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlayoutHoldTest {

    private final HeardByListener listener = new HeardByListener();
    private final Downlink downlink = new Downlink(80_000, listener, new Counters(), new Random(1));
    private final byte[] out = new byte[Downlink.MAX_PACKET];
    private final short[] heard = new short[160];

    @BeforeEach
    void negotiate() {
        downlink.apply(new NegotiatedAudio(
                G711.PCMA, 8, 101, new InetSocketAddress("192.0.2.1", 7000), MediaDirection.SENDRECV));
    }

    @Test
    void fadesOutWithinTheNextSlotAndIsSilentAfter() {
        play(8000, 480);
        slot();
        downlink.hold();

        slot();
        assertThat((int) heard[0]).isBetween(7700, 8300);
        assertThat((int) heard[40]).isBetween(3800, 4200);
        assertThat(Arrays.copyOfRange(heard, 80, 160)).containsOnly((short) 8);
        slot();
        assertThat(heard).containsOnly((short) 8);
        assertThat(downlink.sentSamples()).isEqualTo(160);
    }

    @Test
    void goesOnWithTheVeryFrameThatFadedOut() {
        play(8000, 160);
        play(4000, 160);
        play(2000, 160);
        slot();
        downlink.hold();
        slots(50);
        downlink.release();

        slot();
        assertThat((int) heard[0]).isBetween(-8, 8);
        assertThat((int) heard[40]).isBetween(1900, 2100);
        assertThat((int) heard[100]).isBetween(3800, 4200);
        slot();
        assertThat((int) heard[0]).isBetween(1900, 2100);
        assertThat(downlink.sentSamples()).isEqualTo(480);
        assertThat(listener.playoutStarts).hasValue(1);
    }

    @Test
    void isNotDrainedWhileItHolds() {
        play(8000, 320);
        downlink.finishPlaying();
        slot();
        downlink.hold();
        slots(20);
        assertThat(listener.events).isEmpty();

        downlink.release();
        slots(2);
        assertThat(listener.events).containsExactly(new LegEvent.PlayoutDrained());
    }

    @Test
    void changesNothingWhenReleasedBeforeTheNextSlot() {
        play(8000, 480);
        slot();
        downlink.hold();
        downlink.hold();
        downlink.release();

        slot();
        assertThat((int) heard[0]).isEqualTo(heard[159]).isBetween(7700, 8300);
        assertThat(downlink.sentSamples()).isEqualTo(320);
    }

    @Test
    void keepsBackSpeechThatBeginsWhileItHolds() {
        downlink.hold();
        play(8000, 320);
        slots(3);
        assertThat(downlink.sentSamples()).isZero();
        assertThat(heard).containsOnly((short) 8);

        downlink.release();
        slot();
        assertThat((int) heard[0]).isBetween(7700, 8300);
        assertThat(listener.playoutStarts).hasValue(1);
    }

    @Test
    void fadesInLaterWhenHeldAgainBeforeAnythingMoreWasSaid() {
        play(8000, 320);
        slot();
        downlink.hold();
        slots(2);
        downlink.release();
        downlink.hold();
        slot();
        assertThat(heard).containsOnly((short) 8);
        downlink.release();

        slot();
        assertThat((int) heard[0]).isBetween(-8, 8);
        assertThat((int) heard[159]).isBetween(7700, 8300);
    }

    @Test
    void forgetsTheHoldWithWhatItHeld() {
        play(8000, 4800);
        slot();
        downlink.hold();
        slots(2);

        assertThat(downlink.flush()).isEqualTo(4640);
        play(4000, 160);
        slot();
        assertThat((int) heard[0]).isEqualTo(heard[159]).isBetween(3800, 4200);
        assertThat(downlink.sentSamples()).isEqualTo(320);
    }

    @Test
    void sendsDigitsWhileSpeechIsHeld() {
        play(8000, 320);
        slot();
        downlink.hold();
        slots(2);
        downlink.sendTones("5");
        slot();
        slot();

        assertThat(downlink.sentSamples()).isEqualTo(160);
        assertThat(listener.playedPeaks.getLast()).isGreaterThan(1000);
    }

    @Test
    void tellsWhatWasSentInEverySlot() {
        slot();
        play(8000, 320);
        slot();
        downlink.hold();
        slots(2);
        downlink.skip(3);
        slot();

        assertThat(listener.playedPeaks)
                .satisfiesExactly(
                        peak -> assertThat(peak).isZero(),
                        peak -> assertThat(peak).isBetween(7700, 8300),
                        peak -> assertThat(peak).isBetween(7700, 8300),
                        peak -> assertThat(peak).isZero(),
                        peak -> assertThat(peak).isZero(),
                        peak -> assertThat(peak).isZero(),
                        peak -> assertThat(peak).isZero(),
                        peak -> assertThat(peak).isZero());
    }

    private void play(int level, int samples) {
        short[] pcm = new short[samples];
        Arrays.fill(pcm, (short) level);
        downlink.play(pcm, 0, samples);
    }

    private void slots(int count) {
        for (int i = 0; i < count; i++) {
            slot();
        }
    }

    private void slot() {
        assertThat(downlink.next(out)).isEqualTo(Downlink.MAX_PACKET);
        downlink.report();
        G711.PCMA.decode(out, RtpPacket.HEADER_OCTETS, 160, heard, 0);
    }
}
