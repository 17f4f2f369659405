package dev.callwright.agent.simulator.session;

import dev.callwright.agent.simulator.Ids;
import dev.callwright.agent.simulator.Moment;
import dev.callwright.agent.simulator.SimulatorListener;
import dev.callwright.agent.simulator.face.Face;
import dev.callwright.agent.simulator.face.Vendor;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.util.concurrent.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One client's connection as the protocol sees it: frames out, timers, moments, and the two ways to end it.
 *
 * <p>Bounded: a client that leaves {@value #MAX_PENDING_BYTES} bytes unread or causes {@value #MAX_TIMERS} timers is dropped.
 * Owner: the channel's event loop.
 */
public final class Line {

    private static final Logger log = LoggerFactory.getLogger(Line.class);

    static final long MAX_PENDING_BYTES = 16L << 20;
    static final int MAX_TIMERS = 2_000;

    private final Channel channel;
    private final SimulatorListener listener;
    private final Face face;
    private final String sessionId = Ids.session();
    private final Set<Timer> timers = new HashSet<>();

    private long pendingBytes;
    private long lastTraffic;
    private boolean ended;
    private boolean mute;

    /** A connection with StepFun's face. */
    public Line(Channel channel, SimulatorListener listener) {
        this(channel, listener, Vendor.STEPFUN.face(""));
    }

    public Line(Channel channel, SimulatorListener listener, Face face) {
        this.channel = channel;
        this.listener = listener;
        this.face = face;
        this.lastTraffic = nanos();
    }

    String sessionId() {
        return sessionId;
    }

    /** How the vendor looks from outside. */
    Face face() {
        return face;
    }

    void send(ObjectNode event) {
        face.said(event).forEach(said -> write(said.toString(), () -> {}));
    }

    /** Sends, and reports the moment at which the frame has left. */
    void send(ObjectNode event, Moment.Kind kind, String detail) {
        List<ObjectNode> events = face.said(event);
        int last = events.size() - 1;
        for (int i = 0; i <= last; i++) {
            write(events.get(i).toString(), i == last ? () -> moment(kind, detail) : () -> {});
        }
    }

    /** Sends what need not be an event, for faults. */
    void sendRaw(String text) {
        write(text, () -> {});
    }

    /** Sends nothing more, as if nobody were there; the connection stays. */
    void fallSilent() {
        mute = true;
    }

    /** Whether so much is unsent that audio should wait. */
    boolean congested() {
        return !channel.isWritable();
    }

    /** Runs {@code task} on the loop later, unless the connection has ended by then. */
    Timer after(long millis, Runnable task) {
        Timer timer = new Timer(task);
        if (ended) {
            return timer;
        }
        if (timers.size() >= MAX_TIMERS) {
            log.atWarn().addKeyValue("session", sessionId).log("too many timers; client dropped");
            drop();
            return timer;
        }
        timers.add(timer);
        timer.future = channel.eventLoop().schedule(timer::fire, millis, TimeUnit.MILLISECONDS);
        return timer;
    }

    /** Runs {@code task} on the loop, from any thread. */
    void execute(Runnable task) {
        channel.eventLoop().execute(() -> {
            if (!ended) {
                task.run();
            }
        });
    }

    /** Time of the loop, which tests may hold still. */
    long nanos() {
        return channel.eventLoop().ticker().nanoTime();
    }

    void noteTraffic() {
        lastTraffic = nanos();
    }

    long idleMillis() {
        return TimeUnit.NANOSECONDS.toMillis(nanos() - lastTraffic);
    }

    void received(String text) {
        listener.onFrame(sessionId, text);
    }

    void moment(Moment.Kind kind, String detail) {
        listener.onMoment(new Moment(kind, sessionId, System.nanoTime(), detail));
    }

    /** Ends without a close frame, as the service does. */
    void drop() {
        var _ = channel.close();
    }

    void close(int status, String reason) {
        if (!ended) {
            channel.writeAndFlush(new CloseWebSocketFrame(status, reason)).addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** The channel is closed: nothing may run any more. */
    void ended() {
        ended = true;
        Set.copyOf(timers).forEach(Timer::cancel);
    }

    private void write(String text, Runnable flushed) {
        if (ended || mute) {
            return;
        }
        if (pendingBytes > MAX_PENDING_BYTES) {
            log.atWarn().addKeyValue("session", sessionId).log("client does not read; dropped");
            drop();
            return;
        }
        lastTraffic = nanos();
        int size = text.length();
        pendingBytes += size;
        channel.writeAndFlush(new TextWebSocketFrame(text)).addListener(write -> {
            pendingBytes -= size;
            if (write.isSuccess()) {
                flushed.run();
            }
        });
    }

    /** Something that will happen, unless it is cancelled. */
    final class Timer {

        private final Runnable task;
        private @Nullable Future<?> future;

        private Timer(Runnable task) {
            this.task = task;
        }

        void cancel() {
            timers.remove(this);
            if (future != null) {
                future.cancel(false);
            }
        }

        private void fire() {
            if (!timers.remove(this)) {
                return;
            }
            try {
                task.run();
            } catch (RuntimeException e) {
                log.atError().addKeyValue("session", sessionId).setCause(e).log("simulator failed");
                drop();
            }
        }
    }
}
