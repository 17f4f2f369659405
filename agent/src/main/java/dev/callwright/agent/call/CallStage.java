package dev.callwright.agent.call;

import dev.callwright.config.AgentConfig;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Where a call takes place: what all its acts work with, and the one place where they wait. While an act waits for its own event,
 * the stage takes care of the rest. Owner: call thread.
 */
final class CallStage {

    private final String id;
    private final AgentConfig agent;
    private final CallParties parties;
    private final CallServices services;
    private final Mailbox mailbox;
    private final Chronicle chronicle;
    private final Voice voice;
    private final TransferDesk transfers;
    private final Line line;
    private final ToolDesk tools;
    private Handoffs handoffs = Handoffs.NONE;

    CallStage(String id, AgentConfig agent, CallParties parties, CallServices services, TransferPolicy policy) {
        this.id = id;
        this.agent = agent;
        this.parties = parties;
        this.services = services;
        this.mailbox = new Mailbox(services.metrics()::callNewsDropped);
        this.chronicle = new Chronicle(id, parties, agent.name(), services);
        this.voice = new Voice(this);
        this.transfers = new TransferDesk(this, policy);
        this.line = new Line(this);
        this.tools = new ToolDesk(this, policy);
    }

    String id() {
        return id;
    }

    AgentConfig agent() {
        return agent;
    }

    CallParties parties() {
        return parties;
    }

    CallServices services() {
        return services;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    Chronicle chronicle() {
        return chronicle;
    }

    Voice voice() {
        return voice;
    }

    Line line() {
        return line;
    }

    TransferDesk transfers() {
        return transfers;
    }

    ToolDesk tools() {
        return tools;
    }

    Handoffs handoffs() {
        return handoffs;
    }

    /** Lets agents be handed over to by this from now on. */
    void handOffBy(Handoffs way) {
        handoffs = way;
    }

    /** Has something done on the call thread, if the call is still on. Any thread. */
    void then(Runnable act) {
        mailbox.offer(new CallEvent.Then(act));
    }

    /** The same after a while. */
    void later(Duration delay, Runnable act) {
        voice.after(delay, () -> then(act));
    }

    /** Lets events happen until the condition holds or the time is over. */
    void waitFor(BooleanSupplier condition, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            Optional<CallEvent> event = mailbox.await(deadline);
            if (event.isEmpty()) {
                return;
            }
            on(event.get());
        }
    }

    private void on(CallEvent event) {
        switch (event) {
            case CallEvent.Sip(var from, var news) -> line.on(from, news);
            case CallEvent.Bridge(var news) -> voice.on(news);
            case CallEvent.SendDigits(String digits) -> voice.sendDigits(digits);
            case CallEvent.Refer(var referral, var result) -> transfers.refer(referral, result);
            case CallEvent.Then(Runnable act) -> act.run();
            case CallEvent.FollowedInVain _ -> transfers.followedInVain();
            case CallEvent.HangUp(CallOutcome outcome) -> throw new CallEnded(outcome);
        }
    }

    /** Gives back what the acts used, and closes the record. */
    void close(CallOutcome outcome) {
        tools.close(outcome);
        transfers.close();
        var stats = voice.stats();
        voice.close();
        chronicle.ended(outcome, stats);
    }
}
