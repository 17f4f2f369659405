package dev.callwright.sip.stack.dialog;

import dev.callwright.config.SessionTimerConfig;
import dev.callwright.sip.stack.basis.CallContext;
import dev.callwright.sip.stack.text.Extensions;
import dev.callwright.sip.stack.text.Screening;
import dev.callwright.sip.stack.text.SessionExpiry;
import dev.callwright.sip.stack.text.SessionExpiry.Role;
import dev.callwright.sip.stack.text.Sip;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * How long a session lives without a word of the peer, and who of the two gives it (RFC 4028). Every INVITE and UPDATE with
 * its 2xx settles both anew. Owner: the call's lane.
 *
 * <p>A peer that asks for no timer but knows of them is asked for ours, and we refresh. One that does not know of them gets
 * none, unless a proxy on the way asks for one.
 */
public final class SessionTimer {

    /** Whoever does not refresh gives up so much before the end, a third of the interval at most (RFC 4028 §10). */
    private static final Duration MARGIN = Duration.ofSeconds(32);

    private static final int TOO_SMALL = 422;

    private final CallContext call;
    private final Runnable refresh;
    private final Runnable expire;
    private long leastSeconds;
    private long intervalSeconds;
    private boolean weRefresh;
    private boolean peerTakesUpdate;
    private @Nullable Future<?> nextRefresh;
    private @Nullable Future<?> end;

    /** What is to be done at half the interval when that is up to us, and once the session has run out. */
    SessionTimer(CallContext call, Runnable refresh, Runnable expire) {
        this.call = call;
        this.refresh = refresh;
        this.expire = expire;
    }

    /** Why an INVITE or UPDATE is refused that asks for less than we agree to; one who knows no timers cannot be (§9). */
    public static Optional<Screening.Objection> objection(Request request, SessionTimerConfig config) {
        long least = SessionExpiry.seconds(config.minExpires());
        boolean tooSmall = Extensions.supports(request, Extensions.TIMER)
                && SessionExpiry.in(request)
                        .filter(asked -> asked.seconds() < least)
                        .isPresent();
        return tooSmall
                ? Optional.of(new Screening.Objection(TOO_SMALL, List.of(Sip.header("Min-SE", Long.toString(least)))))
                : Optional.empty();
    }

    boolean peerTakesUpdate() {
        return peerTakesUpdate;
    }

    void updateRefused() {
        peerTakesUpdate = false;
    }

    /** Takes note of the methods the peer understands, if it says. */
    void heard(Message message) {
        if (Extensions.saysWhatItAllows(message)) {
            peerTakesUpdate = Extensions.allows(message, Request.UPDATE);
        }
    }

    /** The shortest interval somebody on the way agrees to; later requests of the dialog say so too (§7.4). */
    public void atLeast(long seconds) {
        leastSeconds = Math.max(leastSeconds, seconds);
    }

    /** As the answering side: completes our 2xx, and counts from now on (§9). */
    public void agree(Request request, Response ok) {
        heard(request);
        atLeast(SessionExpiry.least(request));
        boolean peerKnows = Extensions.supports(request, Extensions.TIMER);
        Optional<SessionExpiry> agreed = SessionExpiry.in(request)
                .filter(asked -> asked.seconds() >= SessionExpiry.seconds(config().minExpires()))
                .map(asked -> new SessionExpiry(
                        asked.seconds(),
                        Optional.of(peerKnows ? asked.refresher().orElse(Role.UAC) : Role.UAS)))
                .or(() -> peerKnows ? ours(SessionExpiry.least(request)) : Optional.empty());
        agreed.ifPresent(expiry -> {
            expiry.writeTo(ok);
            if (peerKnows) {
                ok.addHeader(Sip.header("Require", Extensions.TIMER));
            }
        });
        run(agreed, Role.UAS);
    }

    private Optional<SessionExpiry> ours(long peerLeast) {
        long wanted = SessionExpiry.seconds(config().expires());
        return wanted == 0
                ? Optional.empty()
                : Optional.of(new SessionExpiry(Math.max(wanted, peerLeast), Optional.of(Role.UAS)));
    }

    /** As the asking side, within the dialog: what is agreed on is kept, with the same side refreshing (§7.4). */
    void ask(Request request) {
        if (intervalSeconds > 0) {
            long least = Math.max(leastSeconds, SessionExpiry.seconds(config().minExpires()));
            new SessionExpiry(Math.max(intervalSeconds, least), Optional.of(weRefresh ? Role.UAC : Role.UAS))
                    .writeTo(request);
            SessionExpiry.writeLeast(request, least);
        }
    }

    /** As the asking side: what the 2xx says counts from now on; when it says nothing the session has no end (§7.2). */
    public void agreed(Response ok) {
        heard(ok);
        long least = SessionExpiry.seconds(config().minExpires());
        Optional<SessionExpiry> answer = SessionExpiry.in(ok)
                .map(expiry -> new SessionExpiry(
                        Math.max(expiry.seconds(), least),
                        Optional.of(expiry.refresher().orElse(Role.UAC))));
        run(answer, Role.UAC);
    }

    /** True when a refusal asks for a longer interval than we had asked for: then it is worth asking again. */
    boolean lengthen(Response refusal) {
        long least = SessionExpiry.least(refusal);
        if (refusal.getStatusCode() != TOO_SMALL || least <= Math.max(leastSeconds, intervalSeconds)) {
            return false;
        }
        leastSeconds = least;
        return true;
    }

    private void run(Optional<SessionExpiry> agreed, Role ourRole) {
        stop();
        intervalSeconds = agreed.map(SessionExpiry::seconds).orElse(0L);
        if (intervalSeconds == 0) {
            return;
        }
        weRefresh =
                agreed.flatMap(SessionExpiry::refresher).filter(ourRole::equals).isPresent();
        Duration interval = Duration.ofSeconds(intervalSeconds);
        if (weRefresh) {
            nextRefresh = call.timers().after(interval.dividedBy(2), call.lane(), refresh);
            end = call.timers().after(interval, call.lane(), expire);
        } else {
            Duration third = interval.dividedBy(3);
            Duration margin = third.compareTo(MARGIN) < 0 ? third : MARGIN;
            end = call.timers().after(interval.minus(margin), call.lane(), expire);
        }
    }

    /** A refresh came to nothing: once more after an eighth of the interval, which bounds how often. */
    void refreshLater() {
        if (intervalSeconds > 0 && weRefresh) {
            cancel(nextRefresh);
            nextRefresh =
                    call.timers().after(Duration.ofSeconds(intervalSeconds).dividedBy(8), call.lane(), refresh);
        }
    }

    void stop() {
        cancel(nextRefresh);
        cancel(end);
        nextRefresh = null;
        end = null;
    }

    private static void cancel(@Nullable Future<?> task) {
        if (task != null) {
            task.cancel(false);
        }
    }

    private SessionTimerConfig config() {
        return call.signalling().sessionTimer();
    }
}
