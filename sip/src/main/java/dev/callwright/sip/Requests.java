package dev.callwright.sip;

import java.util.function.Consumer;

/** Sends requests outside any dialog. Thread-safe, never blocks. */
@FunctionalInterface
public interface Requests {

    /** The reply is delivered once, on a thread of the endpoint: hand over, do not block. */
    void send(PlainRequest request, Consumer<? super PlainRequest.Reply> receiver);
}
