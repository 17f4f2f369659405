package dev.callwright.config.load;

import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.ListenerConfig;
import dev.callwright.config.MediaConfig;
import dev.callwright.config.PortRange;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

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
        prompts(media.prompts(), section);
    }

    /** There need not be such a folder; an empty name would be that of the working directory. */
    private static void prompts(String folder, Section section) {
        try {
            if (folder.isBlank() || Path.of(folder).toString().isBlank()) {
                section.problem("prompts", "is empty", "name a folder of WAV files, or remove the line");
            }
        } catch (InvalidPathException e) {
            section.problem("prompts", "is no name of a folder", "name a folder of WAV files");
        }
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
        List<ListenerConfig> listeners = config.sip().allListeners();
        for (int i = 0; i < listeners.size(); i++) {
            String key = i == 0 ? "sip.port" : "sip.listeners[" + (i - 1) + "].port";
            int sipPort = listeners.get(i).port();
            if (sipPort >= ports.first() && sipPort <= ports.last() && !root.inDoubt(key)) {
                root.problem("media.ports", ports + " contains " + key + " " + sipPort, "keep the two apart");
            }
        }
    }
}
