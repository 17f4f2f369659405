package dev.callwright.sip.stack.basis;

import dev.callwright.sip.SipEvent;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands the events of a call to its receiver, those that came before it first. Owner: the call's lane. */
final class EventRelay {

    private static final int LIMIT = 64;

    private final Queue<SipEvent> earlier = new ArrayDeque<>();
    private @Nullable Consumer<? super SipEvent> receiver;

    void attach(Consumer<? super SipEvent> newReceiver) {
        receiver = newReceiver;
        while (!earlier.isEmpty()) {
            newReceiver.accept(earlier.remove());
        }
    }

    /**
     * Without a receiver the latest events are dropped once {@value #LIMIT} wait: a call nobody listens to is an error
     * of ours.
     */
    void emit(SipEvent event) {
        if (receiver != null) {
            receiver.accept(event);
        } else if (earlier.size() < LIMIT) {
            earlier.add(event);
        }
    }
}
