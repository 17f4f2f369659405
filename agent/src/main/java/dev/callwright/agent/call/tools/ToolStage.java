package dev.callwright.agent.call.tools;

import dev.callwright.agent.call.CallParties;
import dev.callwright.agent.call.cast.Handoffs;
import dev.callwright.agent.call.record.Chronicle;
import dev.callwright.agent.call.services.CallServices;
import dev.callwright.config.AgentConfig;
import dev.callwright.sip.Referral;
import dev.callwright.sip.TransferOutcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** What tools see of the call they work for, and what they may do to it. Owner: call thread, unless it says otherwise. */
public interface ToolStage {

    String id();

    /** The agent that has the floor. */
    AgentConfig agent();

    CallParties parties();

    CallServices services();

    ToolVoice voice();

    Chronicle chronicle();

    /** How the model hands over to another agent. */
    Handoffs handoffs();

    /** Has something done on the call thread, if the call is still on. Any thread. */
    void then(Runnable act);

    /** The same after a while. */
    void later(Duration delay, Runnable act);

    /** Sends digits to the peer. */
    void sendDigits(String keys);

    /** Asks the peer to call somebody else; how it went comes within a bound, unless the call ends before. Any thread. */
    void refer(Referral referral, CompletableFuture<TransferOutcome> result);
}
