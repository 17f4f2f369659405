package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.callwright.media.leg.MediaStats;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A thousand brief calls, one after the other and a few at a time, leave nothing behind. */
@Timeout(120)
@Tag("alone")
class ThousandCallsIT {

    /** Slowly, while the code is cold. */
    private static final int WARM_UP = 100;

    private static final int WARM_UP_PER_SECOND = 20;

    private static final int CALLS = 1000;
    private static final int PER_SECOND = 40;
    private static final Duration EACH = Duration.ofMillis(200);
    /** Room for what comes and goes by itself: idle pool threads, connections to the store. */
    private static final int MARGIN = 8;

    @TempDir
    private Path folder;

    @Test
    void leaveNothing() throws Exception {
        try (Lab lab = Lab.parrot()) {
            call(lab, WARM_UP, WARM_UP_PER_SECOND);
            awaitIdle(lab);
            Resources before = Resources.now();

            call(lab, CALLS, PER_SECOND);
            awaitIdle(lab);

            assertThat(lab.meter("calls.ended{outcome=caller-hung-up}")).isEqualTo(WARM_UP + CALLS);
            assertThat(lab.meter("calls.started")).isEqualTo(WARM_UP + CALLS);
            assertThat(lab.meter("sip.faults")).isZero();
            assertThat(lab.server().media().stats().traffic().failures()).isZero();
            Resources after = Resources.now();
            assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + MARGIN);
            assertThat(after.files()).isLessThanOrEqualTo(before.files() + MARGIN);
        }
    }

    private void call(Lab lab, int calls, int perSecond) throws IOException, InterruptedException {
        Sipp.Load load = new Sipp.Load(calls, perSecond, EACH);
        try (Program sipp = Sipp.start(folder, "brief.xml", Sipp.Ports.free(), lab.sipPort(), load)) {
            assertThat(sipp.awaitExit(Duration.ofSeconds(80))).as(sipp.output()).isZero();
        }
    }

    private static void awaitIdle(Lab lab) {
        Lab.await("no call in the registry", () -> lab.server().activeCalls() == 0);
        Lab.await("no open dialog", () -> lab.meter("sip.calls.open") == 0);
        Lab.await("no session at the model", () -> lab.model().sessions() == 0);
        Lab.await("no leg and no port", () -> {
            MediaStats media = lab.server().media().stats();
            return media.openLegs() == 0 && media.portsInUse() == 0;
        });
        Lab.await("every record written", () -> lab.meter("store.queue") == 0);
    }

    /** What the process holds. */
    private record Resources(int threads, long files) {

        static Resources now() {
            var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            return new Resources(
                    ManagementFactory.getThreadMXBean().getThreadCount(), system.getOpenFileDescriptorCount());
        }
    }
}
