package dev.callwright.agent.call;

import dev.callwright.agent.bridge.BridgeEvent;
import dev.callwright.sip.SipEvent;

/** What reaches a call's mailbox. */
sealed interface CallEvent {

    /** From the SIP dialog. */
    record Sip(SipEvent event) implements CallEvent {}

    /** From the data plane. */
    record Bridge(BridgeEvent event) implements CallEvent {}

    /** Somebody here wants these digits sent, as {@link DigitsOut} reads them. */
    record SendDigits(String digits) implements CallEvent {}

    /** Somebody here wants the call to end. */
    record HangUp(CallOutcome outcome) implements CallEvent {}
}
