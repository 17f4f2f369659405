package dev.callwright.agent.bridge.model;

import dev.callwright.agent.realtime.RealtimeEnd;
import dev.callwright.agent.realtime.ServerEvent.Usage;
import java.time.Duration;

/** How a session of a model does. */
public sealed interface ModelNews {

    /** It is configured and listens. */
    record Ready(Duration opening) implements ModelNews {}

    /** Its first audio of an answer came, so long after it was asked for. */
    record FirstAudio(Duration delay) implements ModelNews {}

    /** An answer cost this. */
    record Used(Usage usage) implements ModelNews {}

    /** The session is over, or never came to be; the choice is no longer in use by it. */
    record Ended(RealtimeEnd end) implements ModelNews {}
}
