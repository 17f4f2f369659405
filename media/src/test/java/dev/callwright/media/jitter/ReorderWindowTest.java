package dev.callwright.media.jitter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReorderWindowTest {

    private static final long MILLI = 1_000_000;
    private static final long MAX_WAIT = 60 * MILLI;
    private static final int SSRC = 7;

    private final ReorderWindow window = new ReorderWindow(MAX_WAIT);
    private final byte[] packet = new byte[200];

    @Test
    void handsOnInOrderPacketsOnArrival() {
        for (int i = 0; i < 200; i++) {
            assertThat(arrive(65500 + i, i * 20L)).containsExactly("packet " + (byte) (65500 + i));
        }
    }

    @Test
    void handsOnInPlaceWhatIsInOrder() {
        window.offer(SSRC, 5, 0, packet, 12, 160, 0);

        assertThat(window.poll(0)).isEqualTo(Playout.PACKET);
        assertThat(window.buffer()).isSameAs(packet);
        assertThat(window.offset()).isEqualTo(12);
        assertThat(window.length()).isEqualTo(160);
    }

    @Test
    void waitsForAnOvertakenPacketAndKeepsTheArrivalTimes() {
        arrive(1, 0);

        assertThat(arrive(3, 20)).isEmpty();
        assertThat(arrive(2, 25)).containsExactly("packet 2", "packet 3");
        assertThat(window.arrivalNanos()).isEqualTo(20 * MILLI);
    }

    @Test
    void declaresAGapLostOnceTheWaitIsOver() {
        arrive(1, 0);
        arrive(4, 60);

        assertThat(drain(60 + 29)).isEmpty();
        assertThat(drain(60 + 30)).containsExactly("lost 2 packets 320 samples", "packet 4");
        assertThat(drain(200)).isEmpty();
    }

    @Test
    void declaresSeveralGapsLostEachInItsTime() {
        arrive(1, 0);
        arrive(3, 40);
        arrive(5, 60);

        assertThat(drain(70)).containsExactly("lost 1 packets 160 samples", "packet 3");
        assertThat(drain(79)).isEmpty();
        assertThat(drain(90)).containsExactly("lost 1 packets 160 samples", "packet 5");
    }

    @Test
    void capsTheSoundReportedLost() {
        arrive(1, 0);
        arrive(41, 800);

        assertThat(drain(900)).containsExactly("lost 39 packets 1600 samples", "packet 41");
    }

    @Test
    void tellsSilenceSuppressionFromLoss() {
        arrive(1, 0);

        Arrival arrival = window.offer(SSRC, 2, 50_000, packet, 0, 160, 6_000 * MILLI);

        assertThat(arrival).isEqualTo(Arrival.NEXT);
        assertThat(window.poll(6_000 * MILLI)).isEqualTo(Playout.PACKET);
    }

    @Test
    void doesNotReportMoreLostThanTheTimestampsSay() {
        arrive(1, 0);
        window.offer(SSRC, 4, 2 * 160 + 80, packet, 0, 160, 0);

        assertThat(drain(100).getFirst()).isEqualTo("lost 2 packets 80 samples");
    }

    @Test
    void dropsAndTellsApartDuplicatesAndLatePackets() {
        arrive(1, 0);
        arrive(3, 20);
        drain(60);

        assertThat(offer(3, 61)).isEqualTo(Arrival.DUPLICATE);
        assertThat(offer(2, 62)).isEqualTo(Arrival.LATE);
        assertThat(offer(2, 63)).isEqualTo(Arrival.DUPLICATE);
        assertThat(offer(6, 64)).isEqualTo(Arrival.EARLY);
        assertThat(offer(6, 65)).isEqualTo(Arrival.DUPLICATE);
        assertThat(drain(65)).isEmpty();
    }

    @Test
    void startsAnewAfterAJumpOrFromAnotherSender() {
        arrive(1000, 0);

        assertThat(offer(5000, 20)).isEqualTo(Arrival.RESTART);
        assertThat(drain(20)).hasSize(1);
        assertThat(offer(4000, 40)).isEqualTo(Arrival.RESTART);
        assertThat(drain(40)).hasSize(1);
        assertThat(window.offer(SSRC + 1, 4001, 0, packet, 0, 160, 60 * MILLI)).isEqualTo(Arrival.RESTART);
        assertThat(drain(60)).hasSize(1);
    }

    @Test
    void seesNoGapWhereEventsTookSequenceNumbers() {
        arrive(1, 0);
        window.skip(SSRC, 2, 20 * MILLI);
        window.skip(SSRC, 4, 30 * MILLI);
        window.skip(SSRC, 3, 40 * MILLI);
        window.skip(SSRC + 1, 900, 50 * MILLI);

        assertThat(drain(50)).isEmpty();
        assertThat(arrive(5, 60)).containsExactly("packet 5");
    }

    @Test
    void waitsLongerForACallWhoseNetworkReordersAndLessForOneThatLoses() {
        long first = window.waitNanos();
        arrive(1, 0);
        arrive(3, 20);
        arrive(2, 45);
        long afterReordering = window.waitNanos();
        arrive(5, 60);
        drain(100);
        offer(4, 500);
        long afterVeryLate = window.waitNanos();
        for (int i = 0; i < 50; i++) {
            arrive(7 + 2 * i, 600 + i * 200L);
            drain(700 + i * 200L);
        }

        assertThat(afterReordering).isGreaterThan(first);
        assertThat(afterVeryLate).isEqualTo(MAX_WAIT);
        assertThat(window.waitNanos()).isEqualTo(20 * MILLI);
    }

    @Test
    void deliversEverythingInOrderOverALinkThatReordersAndDuplicates() {
        LossyLink link =
                new LossyLink(1).reordering(0.1, 45 * MILLI).duplicating(0.1).jittering(15 * MILLI);

        Heard heard = hear(link, 3000, new ReorderWindow(MAX_WAIT));

        assertThat(heard.indexes()).isSorted().doesNotHaveDuplicates();
        // Only the first few may be given up, until the wait has adapted.
        assertThat(heard.lost()).isLessThan(10);
        assertThat(heard.indexes().size() + heard.lost()).isEqualTo(3000);
    }

    @Test
    void accountsForEveryPacketOfALossyLink() {
        for (long seed = 0; seed < 20; seed++) {
            LossyLink link =
                    new LossyLink(seed).losing(0.1).reordering(0.1, 90 * MILLI).jittering(30 * MILLI);

            Heard heard = hear(link, 1000, new ReorderWindow(MAX_WAIT));

            assertThat(heard.indexes()).as("seed " + seed).isSorted().doesNotHaveDuplicates();
            int span = heard.indexes().getLast() - heard.indexes().getFirst() + 1;
            assertThat(heard.indexes().size() + heard.lost()).as("seed " + seed).isEqualTo(span);
        }
    }

    private record Heard(List<Integer> indexes, int lost) {}

    private Heard hear(LossyLink link, int packets, ReorderWindow window) {
        List<Integer> indexes = new ArrayList<>();
        int lost = 0;
        for (LossyLink.Delivery delivery : link.carry(packets, 20 * MILLI)) {
            byte[] payload = new byte[160];
            payload[0] = (byte) delivery.index();
            payload[1] = (byte) (delivery.index() >> 8);
            window.offer(
                    SSRC,
                    (60000 + delivery.index()) & 0xFFFF,
                    delivery.index() * 160L,
                    payload,
                    0,
                    160,
                    delivery.atNanos());
            lost += collect(window, delivery.atNanos(), indexes);
        }
        return new Heard(indexes, lost + collect(window, Long.MAX_VALUE / 2, indexes));
    }

    private static int collect(ReorderWindow window, long now, List<Integer> indexes) {
        int lost = 0;
        for (Playout next = window.poll(now); next != Playout.NOTHING; next = window.poll(now)) {
            if (next == Playout.LOST) {
                lost += window.lostPackets();
            } else {
                int low = window.buffer()[window.offset()] & 0xFF;
                indexes.add(low | (window.buffer()[window.offset() + 1] & 0xFF) << 8);
            }
        }
        return lost;
    }

    private List<String> arrive(int sequenceNumber, long millis) {
        offer(sequenceNumber, millis);
        return drain(millis);
    }

    private Arrival offer(int sequenceNumber, long millis) {
        packet[12] = (byte) sequenceNumber;
        return window.offer(SSRC, sequenceNumber & 0xFFFF, sequenceNumber * 160L, packet, 12, 160, millis * MILLI);
    }

    private List<String> drain(long millis) {
        List<String> out = new ArrayList<>();
        for (Playout next = window.poll(millis * MILLI); next != Playout.NOTHING; next = window.poll(millis * MILLI)) {
            out.add(
                    next == Playout.PACKET
                            ? "packet " + window.buffer()[window.offset()]
                            : "lost " + window.lostPackets() + " packets " + window.lostSamples() + " samples");
        }
        return out;
    }
}
