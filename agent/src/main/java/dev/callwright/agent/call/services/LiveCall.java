package dev.callwright.agent.call.services;

import dev.callwright.agent.store.CallOrigin;
import dev.callwright.sip.Referral;
import dev.callwright.sip.TransferOutcome;
import java.util.concurrent.CompletableFuture;

/** A call in progress, as far as others than its own thread know it. Every method may be called from any thread. */
public interface LiveCall extends Watchdog.Guarded {

    /** Where the call came from, or by what trunk it went at first. */
    CallOrigin origin();

    /** Name of the agent that talks. */
    String agent();

    /** Asks for digits to be sent to the peer: {@code 0-9 * # A-D}, a comma is a pause. */
    void sendDigits(String digits);

    /** Asks the peer to call somebody else instead; once the peer says that it was answered, this call ends. */
    CompletableFuture<TransferOutcome> refer(Referral referral);
}
