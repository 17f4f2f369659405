package dev.callwright.media.leg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.config.PortRange;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PortPoolTest {

    private final AtomicLong clock = new AtomicLong(-77);
    private final PortPool pool = new PortPool(new PortRange(20001, 20006), 1000, clock::get);

    @Test
    void handsOutEvenPortsInTurnUntilNoneIsLeft() {
        assertThat(pool.reserve()).isEqualTo(20002);
        assertThat(pool.reserve()).isEqualTo(20004);
        assertThat(pool.reserve()).isEqualTo(20006);
        assertThat(pool.reserve()).isEqualTo(PortPool.NONE);
        assertThat(pool.inUse()).isEqualTo(3);
    }

    @Test
    void letsAPortRestBeforeItIsUsedAgain() {
        int port = pool.reserve();
        pool.reserve();
        pool.reserve();
        pool.release(port);

        assertThat(pool.reserve()).isEqualTo(PortPool.NONE);
        assertThat(pool.resting()).isEqualTo(1);
        clock.addAndGet(1000);
        assertThat(pool.resting()).isZero();
        assertThat(pool.reserve()).isEqualTo(port);
    }

    @Test
    void goesRoundBeforeItUsesAPortAgain() {
        int first = pool.reserve();
        pool.release(first);
        clock.addAndGet(5000);

        assertThat(pool.reserve()).isNotEqualTo(first);
    }

    @Test
    void hasNothingInARangeWithoutEvenPorts() {
        PortPool empty = new PortPool(new PortRange(20001, 20001), 1000, clock::get);

        assertThat(empty.reserve()).isEqualTo(PortPool.NONE);
    }
}
