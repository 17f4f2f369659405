package dev.callwright.sip;

import java.util.function.Consumer;

/** Sends requests outside any dialog. Thread-safe, never blocks. */
@FunctionalInterface
public interface Requests {

    /** The reply is delivered once, on a thread of the endpoint: hand over, do not block. */
    void send(PlainRequest request, Consumer<? super PlainRequest.Reply> receiver);

    /** Keeps the way to this address open through NATs, until it is released; without effect where it needs no keeping. */
    default void keepOpen(Target.NextHop hop) {}

    /** Ends {@link #keepOpen}. */
    default void release(Target.NextHop hop) {}
}
