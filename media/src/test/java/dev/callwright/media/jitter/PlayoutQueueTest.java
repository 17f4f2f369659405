package dev.callwright.media.jitter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlayoutQueueTest {

    private static final byte SILENCE = (byte) 0xFF;

    private final PlayoutQueue queue = new PlayoutQueue(20_000);
    private final byte[] frame = new byte[PlayoutQueue.FRAME];

    @Test
    void keepsAPartialFrameUntilItIsFull() {
        queue.offer(octets(100), 0, 100);
        assertThat(poll()).isZero();

        queue.offer(octets(100), 0, 100);
        assertThat(poll()).isEqualTo(160);
        assertThat(poll()).isZero();
        assertThat(queue.size()).isEqualTo(40);
    }

    @Test
    void padsThePartialFrameWhenSpeechIsFinished() {
        queue.offer(octets(170), 0, 170);
        queue.finish();

        assertThat(poll()).isEqualTo(160);
        assertThat(poll()).isEqualTo(10);
        assertThat(frame[9]).isEqualTo((byte) 169);
        assertThat(Arrays.copyOfRange(frame, 10, 160)).containsOnly(SILENCE);
        assertThat(poll()).isZero();
    }

    @Test
    void startsAnewWhenSpeechFollowsAFinishedOne() {
        queue.offer(octets(10), 0, 10);
        queue.finish();
        queue.offer(octets(10), 0, 10);

        assertThat(poll()).isZero();
        assertThat(queue.size()).isEqualTo(20);
    }

    @Test
    void dropsTheNewestAtItsBound() {
        assertThat(queue.offer(new byte[15_000], 0, 15_000)).isEqualTo(15_000);
        assertThat(queue.offer(new byte[15_000], 0, 15_000)).isEqualTo(5_000);
        assertThat(queue.offer(new byte[1], 0, 1)).isZero();
        assertThat(queue.capacity()).isEqualTo(20_000);
    }

    @Test
    void flushesAllAndGivesTheRoomBack() {
        queue.offer(new byte[15_030], 0, 15_030);
        poll();
        queue.finish();

        assertThat(queue.flush()).isEqualTo(15_030 - 160);
        assertThat(poll()).isZero();
        assertThat(queue.capacity()).isZero();
        assertThat(queue.flush()).isZero();
    }

    @Test
    void growsOnlyAsNeeded() {
        queue.offer(new byte[161], 0, 161);

        assertThat(queue.capacity()).isEqualTo(8000);
    }

    @Test
    void translatesWhatWaits() {
        byte[] table = new byte[256];
        for (int i = 0; i < 256; i++) {
            table[i] = (byte) (i + 1);
        }
        queue.offer(octets(160), 0, 160);
        queue.translate(table);
        poll();

        assertThat(frame[0]).isEqualTo((byte) 1);
        assertThat(frame[159]).isEqualTo((byte) 160);
    }

    @Test
    void keepsOrderThroughWrapsAndGrowth() {
        Random random = new Random(5);
        Deque<Byte> expected = new ArrayDeque<>();
        for (int round = 0; round < 5000; round++) {
            byte[] octets = new byte[random.nextInt(400)];
            random.nextBytes(octets);
            int taken = queue.offer(octets, 0, octets.length);
            for (int i = 0; i < taken; i++) {
                expected.add(octets[i]);
            }
            int polls = random.nextInt(round % 1000 < 500 ? 3 : 6);
            for (int i = 0; i < polls; i++) {
                int speech = poll();
                for (int at = 0; at < speech; at++) {
                    assertThat(frame[at]).isEqualTo(expected.removeFirst());
                }
            }
            assertThat(queue.size()).isEqualTo(expected.size());
        }
    }

    private int poll() {
        return queue.poll(frame, 0, SILENCE);
    }

    private static byte[] octets(int count) {
        byte[] octets = new byte[count];
        for (int i = 0; i < count; i++) {
            octets[i] = (byte) i;
        }
        return octets;
    }
}
