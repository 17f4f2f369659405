package dev.callwright.agent.call.stage;

import dev.callwright.agent.call.CallEnded;
import dev.callwright.agent.call.CallOutcome;
import dev.callwright.agent.call.CallParties;
import dev.callwright.agent.call.cast.Cast;
import dev.callwright.agent.call.cast.Handoffs;
import dev.callwright.agent.call.record.Chronicle;
import dev.callwright.agent.call.services.CallServices;
import dev.callwright.agent.call.tools.ToolDesk;
import dev.callwright.agent.call.tools.ToolStage;
import dev.callwright.config.AgentConfig;
import dev.callwright.sip.Referral;
import dev.callwright.sip.TransferOutcome;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * Where a call takes place: what all its acts work with, and the one place where they wait. While an act waits for its own event,
 * the stage takes care of the rest. Owner: call thread.
 */
public final class CallStage implements ToolStage {

    private final String id;
    private final Cast cast;
    private final CallServices services;
    private final Mailbox mailbox;
    private final Chronicle chronicle;
    private final Voice voice;
    private final Keypad keypad;
    private final TransferDesk transfers;
    private final Line line;
    private final ToolDesk tools;
    private final Squad squad;
    private final Stillness stillness;
    /** Written on the call thread. */
    private volatile CallParties parties;

    public CallStage(String id, Cast cast, CallParties parties, CallServices services, TransferPolicy policy) {
        this.id = id;
        this.cast = cast;
        this.parties = parties;
        this.services = services;
        this.mailbox = new Mailbox(services.metrics()::callNewsDropped);
        this.chronicle = new Chronicle(id, parties, cast.present().name(), services);
        this.voice = new Voice(this);
        this.keypad = new Keypad(this);
        this.transfers = new TransferDesk(this, policy);
        this.line = new Line(this);
        this.tools = new ToolDesk(this, policy.colleagues());
        this.squad = new Squad(this, cast);
        this.stillness = new Stillness(services.config().media().playoutLimit(), System.nanoTime());
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public AgentConfig agent() {
        return cast.present();
    }

    @Override
    public CallParties parties() {
        return parties;
    }

    /** A call of ours goes out by this trunk, perhaps after another has failed. */
    public void dialled(CallParties by) {
        parties = by;
        chronicle.dialled(by);
    }

    @Override
    public CallServices services() {
        return services;
    }

    public Mailbox mailbox() {
        return mailbox;
    }

    @Override
    public Chronicle chronicle() {
        return chronicle;
    }

    @Override
    public Voice voice() {
        return voice;
    }

    public Line line() {
        return line;
    }

    Keypad keypad() {
        return keypad;
    }

    Squad squad() {
        return squad;
    }

    /** How long nobody has said or done anything. */
    public Stillness stillness() {
        return stillness;
    }

    TransferDesk transfers() {
        return transfers;
    }

    public ToolDesk tools() {
        return tools;
    }

    @Override
    public Handoffs handoffs() {
        return squad;
    }

    @Override
    public void then(Runnable act) {
        mailbox.offer(new CallEvent.Then(act));
    }

    @Override
    public void later(Duration delay, Runnable act) {
        voice.after(delay, () -> then(act));
    }

    @Override
    public void sendDigits(String keys) {
        keypad.send(keys);
    }

    @Override
    public void refer(Referral referral, CompletableFuture<TransferOutcome> result) {
        mailbox.offer(new CallEvent.Refer(referral, result));
    }

    /** Lets events happen until the condition holds or the time is over. */
    public void waitFor(BooleanSupplier condition, Duration limit) throws InterruptedException {
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
            case CallEvent.Bridge(var news) -> {
                stillness.on(news, System.nanoTime());
                voice.on(news);
                squad.on(news);
            }
            case CallEvent.Pulse _ -> {}
            case CallEvent.SendDigits(String digits) -> keypad.send(digits);
            case CallEvent.Refer(var referral, var result) -> transfers.refer(referral, result);
            case CallEvent.Then(Runnable act) -> act.run();
            case CallEvent.FollowedInVain _ -> transfers.followedInVain();
            case CallEvent.HangUp(CallOutcome outcome) -> throw new CallEnded(outcome);
        }
    }

    /** Gives back what the acts used, and closes the record. */
    public void close(CallOutcome outcome) {
        tools.close(outcome);
        transfers.close();
        var stats = voice.stats();
        voice.close();
        chronicle.ended(outcome, stats);
    }
}
