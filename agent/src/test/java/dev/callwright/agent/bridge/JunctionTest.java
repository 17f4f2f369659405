package dev.callwright.agent.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.bridge.event.BridgeEvent;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class JunctionTest {

    @Test
    void measuresHowLongASessionTakesToOpen() {
        Bench bench = new Bench();
        bench.junction.model.connect();
        bench.pass(250);

        bench.models.session(1).comesUp();

        assertThat(bench.told).containsExactly(new BridgeEvent.ModelReady(false));
        assertThat(bench.registry.get("realtime.connect").timer().max(TimeUnit.MILLISECONDS))
                .isBetween(250.0, 300.0);
    }
}
