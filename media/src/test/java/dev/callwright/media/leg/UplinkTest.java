package dev.callwright.media.leg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.config.MediaConfig;
import dev.callwright.media.codec.G711;
import dev.callwright.media.dsp.ToneGenerator;
import dev.callwright.media.rtp.DigitSender;
import dev.callwright.media.rtp.RtpPacket;
import dev.callwright.media.sdp.MediaDirection;
import dev.callwright.media.sdp.NegotiatedAudio;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UplinkTest {

    private static final InetSocketAddress CALLER = new InetSocketAddress("192.0.2.1", 7000);
    private static final long SLOT = 20_000_000;
    private static final short LOUD = 8000;

    private final HeardByListener listener = new HeardByListener();
    private final Counters counters = new Counters();
    private final SourceCheck sources = new SourceCheck();
    private final Uplink uplink = new Uplink(MediaConfig.DEFAULTS, sources, listener, counters);
    private final byte[] out = new byte[700];
    private long now = 1;

    @BeforeEach
    void negotiate() {
        apply(MediaDirection.SENDRECV);
    }

    @Test
    void hearsSilenceBeforeTheFirstPacket() {
        ticks(10);

        assertThat(listener.samples).hasValue(1600);
        assertThat(counters.snapshot().filledSamples()).isEqualTo(1600);
    }

    @Test
    void hearsVoiceOnArrivalAndNothingTwice() {
        for (int i = 0; i < 50; i++) {
            voice(i, 160);
            ticks(1);
        }

        assertThat(listener.samples).hasValue(50 * 160);
        assertThat(listener.firstSamples.getLast()).isBetween(LOUD - 300, LOUD + 300);
        assertThat(counters.snapshot().filledSamples()).isZero();
    }

    @Test
    void fillsTheSilenceOfACallerWhoStopsSending() {
        voice(0, 160);
        ticks(100);
        voice(1, 160);

        assertThat(counters.snapshot().lostPackets()).isZero();
        assertThat(listener.samples.get()).isBetween(95L * 160, 102L * 160);
        assertThat(listener.firstSamples.get(50)).isZero();
    }

    @Test
    void concealsLossOnlyAsFarAsItWasNotFilledAlready() {
        voice(0, 160);
        ticks(8);
        voice(9, 160);
        ticks(4);

        long filled = counters.snapshot().filledSamples();
        assertThat(filled).isPositive();
        assertThat(counters.snapshot().lostPackets()).isEqualTo(8);
        assertThat(counters.snapshot().concealedSamples()).isEqualTo(8 * 160 - filled);
    }

    @Test
    void concealsAGapOfOnePacket() {
        for (int i = 0; i < 20; i++) {
            if (i != 10) {
                voice(i, 160);
            }
            ticks(1);
        }

        assertThat(counters.snapshot().concealedSamples()).isEqualTo(160);
        assertThat(listener.samples).hasValue(20 * 160);
    }

    @Test
    void takesPayloadsOfTenToSixtyMillis() {
        voice(0, 80);
        voice(1, 480);
        voice(2, 79);
        voice(3, 481);
        voice(4, 160);

        assertThat(listener.samples).hasValue(80 + 480 + 160);
        assertThat(counters.snapshot().dropped(DropReason.PAYLOAD_LENGTH)).isEqualTo(2);
        assertThat(counters.snapshot().lostPackets()).isZero();
    }

    @Test
    void hearsDigitsOnceEachAndSilenceMeanwhile() {
        DigitSender sender = new DigitSender();
        sender.add('5');
        sender.add('#');
        voice(0, 160);
        int sequence = 1;
        for (int slot = 1; sender.busy(); slot++) {
            if (sender.nextSlot(slot * 160L)) {
                int at = RtpPacket.write(out, sender.marker(), 101, sequence++, sender.timestamp(), 7);
                receive(at + sender.writePayload(out, at));
            }
            ticks(1);
        }
        voice(sequence, 160);

        assertThat(listener.digits()).isEqualTo("5#");
        assertThat(counters.snapshot().lostPackets()).isZero();
        assertThat(listener.samples.get()).isGreaterThan(15 * 160);
    }

    @Test
    void hearsDigitsInTheAudioWhenAskedTo() {
        int next = press(0, '5');
        assertThat(listener.events).isEmpty();
        uplink.detectTones(true);
        press(next, '8');

        assertThat(listener.events).containsExactly(new LegEvent.ToneHeard('8'));
    }

    @Test
    void remembersWhatWasStrange() {
        voice(0, 160);
        RtpPacket.write(out, false, 96, 1, 160, 7);
        receive(172);
        for (int port = 1; port <= 9; port++) {
            uplink.receive(new InetSocketAddress("198.51.100.1", port), out, 172, now);
        }

        LegFacts facts = uplink.sightings().facts(counters.snapshot());
        assertThat(facts.strangeTypes()).containsExactly(96);
        assertThat(facts.strangers()).hasSize(Sightings.MOST_STRANGERS);
        assertThat(facts.signalled()).contains(CALLER);
        assertThat(facts.heardFrom()).contains(CALLER);
        assertThat(facts.unreachable()).isFalse();
    }

    @Test
    void dropsWhatNobodyAgreedToWithoutTakingItForLoss() {
        voice(0, 160);
        RtpPacket.write(out, false, 13, 1, 160, 7);
        receive(13);
        voice(2, 160);

        assertThat(counters.snapshot().dropped(DropReason.PAYLOAD_TYPE)).isEqualTo(1);
        assertThat(listener.samples).hasValue(320);
        ticks(3);
        assertThat(counters.snapshot().lostPackets()).isZero();
    }

    @Test
    void hearsSilenceOnHold() {
        voice(0, 160);
        apply(MediaDirection.SENDONLY);
        ticks(5);
        voice(1, 160);

        assertThat(listener.samples).hasValue(6 * 160);
        assertThat(counters.snapshot().dropped(DropReason.NOT_RECEIVING)).isEqualTo(1);
    }

    @Test
    void countsStrangersStunAndRtcp() {
        voice(0, 160);
        RtpPacket.write(out, false, 0, 1, 160, 7);
        uplink.receive(new InetSocketAddress("198.51.100.1", 9), out, 172, now);
        uplink.receive(CALLER, new byte[20], 20, now);
        uplink.receive(CALLER, new byte[] {(byte) 0x80, (byte) 200, 0, 0, 0, 0, 0, 0}, 8, now);

        assertThat(counters.snapshot().dropped(DropReason.STRANGER)).isEqualTo(1);
        assertThat(counters.snapshot().dropped(DropReason.STUN)).isEqualTo(1);
        assertThat(counters.snapshot().dropped(DropReason.RTCP)).isEqualTo(1);
        assertThat(counters.snapshot().packetsIn()).isEqualTo(4);
    }

    @Test
    void reportsASilentCallerOnceUntilItSpeaksAgain() {
        int limit = (int) (MediaConfig.DEFAULTS.silentCallerLimit().toNanos() / SLOT);
        ticks(limit - 1);
        assertThat(listener.events).isEmpty();
        ticks(10);
        assertThat(listener.events).containsExactly(new LegEvent.CallerSilent());

        voice(0, 160);
        ticks(limit + 1);
        assertThat(listener.events).hasSize(2);
    }

    @Test
    void survivesGarbage() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] garbage = new byte[600];
        for (int i = 0; i < 20_000; i++) {
            random.nextBytes(garbage);
            if (i % 2 == 0) {
                RtpPacket.write(garbage, false, random.nextInt(3) == 0 ? 101 : 0, random.nextInt(), i, 7);
            }
            now += random.nextInt((int) SLOT);
            uplink.receive(CALLER, garbage, random.nextInt(garbage.length), now);
            uplink.tick(1, now);
        }

        LegStats stats = counters.snapshot();
        assertThat(stats.packetsIn()).as("seed " + seed).isEqualTo(20_000);
        assertThat(stats.dropped().values().stream().mapToLong(n -> n).sum())
                .as("seed " + seed)
                .isGreaterThan(5_000);
    }

    private void apply(MediaDirection direction) {
        NegotiatedAudio audio = new NegotiatedAudio(G711.PCMU, 0, 101, CALLER, direction);
        sources.signalled(CALLER);
        uplink.apply(audio, now);
    }

    private void voice(int index, int length) {
        short[] pcm = new short[length];
        Arrays.fill(pcm, LOUD);
        int at = RtpPacket.write(out, false, 0, index, index * 160L, 7);
        G711.PCMU.encode(pcm, 0, length, out, at);
        receive(at + length);
    }

    /** A key held for 100 ms; returns the index of the packet after it. */
    private int press(int index, char digit) {
        ToneGenerator generator = new ToneGenerator();
        generator.begin(digit, 800);
        short[] pcm = new short[240];
        int next = index;
        for (int at = 0; at < 1200; at += 240) {
            generator.next(pcm, 0, 240);
            int from = RtpPacket.write(out, false, 0, next, next * 240L, 7);
            G711.PCMU.encode(pcm, 0, 240, out, from);
            receive(from + 240);
            next++;
        }
        return next;
    }

    private void receive(int length) {
        uplink.receive(CALLER, out, length, now);
    }

    private void ticks(int count) {
        for (int i = 0; i < count; i++) {
            now += SLOT;
            uplink.tick(1, now);
        }
    }
}
