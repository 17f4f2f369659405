package dev.callwright.config.load;

import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.MediaConfig;
import dev.callwright.config.PortRange;
import java.time.Duration;

/** Checks of {@code media}. */
final class MediaChecks {

    private static final int MOST_LOOPS = 64;

    private MediaChecks() {}

    static void media(MediaConfig media, Section section) {
        section.localAddress("address", media.address());
        section.advertisedAddress("advertised-address", media.advertisedAddress());
        section.within("port-rest", media.portRest(), Duration.ofMillis(1), Duration.ofMinutes(10));
        section.within("loops", media.loops(), 0, MOST_LOOPS);
        section.within("reorder-wait", media.reorderWait(), Duration.ofMillis(1), Duration.ofSeconds(1));
        section.within("playout-limit", media.playoutLimit(), Duration.ofSeconds(1), Duration.ofMinutes(30));
        section.within("silent-caller-limit", media.silentCallerLimit(), Duration.ofSeconds(1), Duration.ofHours(1));
    }

    /** The RTP ports must suffice for all calls and leave the SIP port alone. */
    static void ports(CallwrightConfig config, Section root) {
        PortRange ports = config.media().ports();
        int calls = config.limits().calls();
        if (ports.endpoints() < calls && !root.inDoubt("limits.calls")) {
            root.problem(
                    "media.ports",
                    ports + " has room for " + ports.endpoints() + " calls, fewer than limits.calls " + calls,
                    "widen the range to two ports a call, or lower limits.calls");
        }
        int sipPort = config.sip().port();
        if (sipPort >= ports.first() && sipPort <= ports.last() && !root.inDoubt("sip.port")) {
            root.problem("media.ports", ports + " contains sip.port " + sipPort, "keep the two apart");
        }
    }
}
