package dev.callwright.sip.stack.basis;

/** What hangs on the transaction of an INVITE that a CANCEL may end. Thread-safe. */
public interface Cancellable {

    /** Our tag in the dialog; the answer to the CANCEL carries it too (RFC 3261 §9.2). */
    String localTag();

    void cancelled();
}
