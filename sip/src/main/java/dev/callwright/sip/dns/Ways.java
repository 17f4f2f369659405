package dev.callwright.sip.dns;

import dev.callwright.sip.Target.NextHop;
import java.util.List;
import java.util.function.Consumer;

/** Finds where a SIP URI leads to. Thread-safe, never blocks the caller. */
@FunctionalInterface
public interface Ways {

    /**
     * Delivers the addresses to try, best first, once; none when the URI is none, or its name is not known. May be called back
     * on any thread.
     */
    void find(String uri, Consumer<? super List<NextHop>> receiver);
}
