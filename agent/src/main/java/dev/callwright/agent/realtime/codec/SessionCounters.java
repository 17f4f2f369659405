package dev.callwright.agent.realtime.codec;

import dev.callwright.agent.realtime.SessionStats;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The counters behind {@link SessionStats}. One writer, the session's loop, hence no read-modify-write instructions;
 * readable from any thread.
 */
@SuppressWarnings("EnumOrdinal") // An index into one array of this class; it is never stored or sent.
public final class SessionCounters {

    public enum Count {
        APPENDED,
        DROPPED_BEFORE_READY,
        DROPPED_BACKLOG,
        AUDIO_FRAMES,
        AUDIO_OCTETS,
        EVENTS,
        IGNORED,
        MALFORMED,
        BAD_AUDIO,
        ODD_AUDIO,
        PINGS
    }

    private final AtomicLongArray counts = new AtomicLongArray(Count.values().length);

    public void add(Count count) {
        add(count, 1);
    }

    void add(Count count, long amount) {
        int index = count.ordinal();
        counts.setOpaque(index, counts.getPlain(index) + amount);
    }

    long get(Count count) {
        return counts.getOpaque(count.ordinal());
    }

    public SessionStats snapshot() {
        return new SessionStats(
                get(Count.APPENDED),
                get(Count.DROPPED_BEFORE_READY),
                get(Count.DROPPED_BACKLOG),
                get(Count.AUDIO_FRAMES),
                get(Count.AUDIO_OCTETS),
                get(Count.EVENTS),
                get(Count.IGNORED),
                get(Count.MALFORMED),
                get(Count.BAD_AUDIO),
                get(Count.ODD_AUDIO),
                get(Count.PINGS));
    }
}
