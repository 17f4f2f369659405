package dev.callwright.sip;

/** Receives admitted calls on a stack thread. Must set the call's receiver, hand over, and return. */
@FunctionalInterface
public interface SipCallHandler {

    void onInvite(IncomingCall call);
}
