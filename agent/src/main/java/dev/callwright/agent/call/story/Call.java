package dev.callwright.agent.call.story;

import dev.callwright.agent.call.CallEnded;
import dev.callwright.agent.call.CallOutcome;
import dev.callwright.agent.call.services.LiveCall;
import dev.callwright.agent.call.services.Watchdog;
import dev.callwright.agent.call.stage.CallEvent;
import dev.callwright.agent.call.stage.CallStage;
import dev.callwright.agent.store.CallOrigin;
import dev.callwright.sip.Referral;
import dev.callwright.sip.TransferOutcome;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call: a {@link Story} told on its own thread, and everything given back when it ends. Owner: the virtual thread {@code
 * call-<id>}; others only put something into its mailbox.
 */
public final class Call implements Runnable, LiveCall {

    private static final Logger log = LoggerFactory.getLogger(Call.class);

    private final CallStage stage;
    private final Story story;
    private volatile Optional<Thread> thread = Optional.empty();
    private volatile boolean condemned;

    public Call(CallStage stage, Story story) {
        this.stage = stage;
        this.story = story;
    }

    @Override
    public String id() {
        return stage.id();
    }

    @Override
    public CallOrigin origin() {
        return stage.parties().origin();
    }

    @Override
    public String agent() {
        return stage.agent().name();
    }

    /** Asks the call to end. Callable from any thread. */
    @Override
    public void hangUp(CallOutcome outcome) {
        stage.mailbox().offer(new CallEvent.HangUp(outcome));
    }

    @Override
    public void sendDigits(String digits) {
        stage.mailbox().offer(new CallEvent.SendDigits(digits));
    }

    @Override
    public CompletableFuture<TransferOutcome> refer(Referral referral) {
        CompletableFuture<TransferOutcome> result = new CompletableFuture<>();
        stage.refer(referral, result);
        return result;
    }

    @Override
    public Watchdog.Vitals vitals() {
        if (stage.mailbox().isEmpty()) {
            stage.mailbox().offer(new CallEvent.Pulse());
        }
        return stage.voice().vitals(stage.mailbox().taken());
    }

    @Override
    public void interrupt() {
        condemned = true;
        thread.ifPresent(Thread::interrupt);
    }

    /** Its record stays open, since that is its thread's. */
    @Override
    public void abandon() {
        stage.services().registry().remove(this);
        stage.line().hangUp();
        stage.voice().close();
    }

    @Override
    public void run() {
        CallOutcome outcome = CallOutcome.FAULT;
        thread = Optional.of(Thread.currentThread());
        try {
            outcome = story.tell();
        } catch (CallEnded end) {
            outcome = end.outcome();
        } catch (InterruptedException e) {
            outcome = condemned ? CallOutcome.WATCHDOG : CallOutcome.SERVER_STOPPED;
        } catch (RuntimeException e) {
            log.atError().addKeyValue("call", id()).setCause(e).log("internal fault ends the call");
        } finally {
            release(outcome);
        }
    }

    /** Gives everything back, in reverse. */
    private void release(CallOutcome outcome) {
        thread = Optional.empty();
        story.leave(outcome);
        stage.close(outcome);
        stage.services().registry().remove(this);
    }
}
