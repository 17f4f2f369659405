package dev.callwright.sip.trace;

import dev.callwright.sip.WireTap;
import java.time.Instant;
import java.util.List;

/**
 * The messages of one call, in the order they came and went. Immutable.
 *
 * @param callId    its Call-ID
 * @param admitted  whether it was let in, or placed by us
 * @param messages  the first and the latest
 * @param left      how many between them are no longer there
 */
public record CallTrace(String callId, boolean admitted, List<Seen> messages, int left) {

    /** A message and when it passed. */
    public record Seen(Instant at, WireTap.Message message) {}

    public CallTrace {
        messages = List.copyOf(messages);
    }
}
