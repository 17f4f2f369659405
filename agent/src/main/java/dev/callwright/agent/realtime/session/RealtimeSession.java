package dev.callwright.agent.realtime.session;

import dev.callwright.agent.realtime.AudioFormat;
import dev.callwright.agent.realtime.ClientEvent;
import dev.callwright.agent.realtime.Dialect;
import dev.callwright.agent.realtime.EventType;
import dev.callwright.agent.realtime.ModelSession;
import dev.callwright.agent.realtime.OperatorText;
import dev.callwright.agent.realtime.RealtimeEnd;
import dev.callwright.agent.realtime.RealtimeEndpoint;
import dev.callwright.agent.realtime.RealtimeListener;
import dev.callwright.agent.realtime.ServerEvent;
import dev.callwright.agent.realtime.ServerEvent.ErrorKind;
import dev.callwright.agent.realtime.SessionSettings;
import dev.callwright.agent.realtime.SessionStats;
import dev.callwright.agent.realtime.Traits;
import dev.callwright.agent.realtime.codec.EventCodec;
import dev.callwright.agent.realtime.codec.EventSink;
import dev.callwright.agent.realtime.codec.SessionCounters;
import dev.callwright.agent.realtime.codec.SessionCounters.Count;
import dev.callwright.agent.realtime.socket.Dialer;
import dev.callwright.agent.realtime.socket.Endings;
import dev.callwright.agent.realtime.socket.Link;
import dev.callwright.agent.realtime.socket.UpgradeRequest;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.DecoderException;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One conversation with a realtime speech model over a WebSocket (RFC 6455).
 *
 * <pre>
 *   connect -> [Dialer: name, TCP, TLS] -> [UpgradeHandler] -> [Opening] -> onReady
 *   append  -> [Sender: AppendFrame] -----------------------------------> socket
 *   socket  -> [FrameHandler] -> [EventCodec] -> onAudio, onEvent
 * </pre>
 *
 * <p>Owner: media loop. Only {@link #connect}, {@link #close}, {@link #ready} and {@link #stats} may be called from another
 * thread. It does not reconnect: whoever owns the call decides.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A failed operation shows as a broken or closed channel.
public final class RealtimeSession implements ModelSession {

    private static final Logger log = LoggerFactory.getLogger(RealtimeSession.class);

    /** The greeting comes within milliseconds; after this, or a third of the whole bound, we stop waiting for it. */
    private static final Duration GREETING_GRACE = Duration.ofSeconds(1);

    private final EventLoop loop;
    private final RealtimeEndpoint endpoint;
    private final SessionSettings settings;
    private final RealtimeListener listener;
    private final Traits traits;
    private final Dialect dialect;
    private final SessionCounters counters = new SessionCounters();
    private final Endings endings;
    private final EventCodec codec;
    private final Sender sender;
    private final Opening opening = new Opening();
    private final long startedNanos = System.nanoTime();

    private volatile boolean ready;

    private @Nullable Dialer dialer;
    private @Nullable Future<?> deadline;
    private byte[] message = new byte[16 * 1024];
    private boolean ended;

    private RealtimeSession(
            EventLoop loop,
            RealtimeEndpoint endpoint,
            SessionSettings settings,
            AudioFormat line,
            RealtimeListener listener) {
        this.loop = loop;
        this.endpoint = endpoint;
        this.settings = settings;
        this.listener = listener;
        this.endings = new Endings(String.valueOf(endpoint.url().getHost()), endpoint.apiKey());
        this.dialect = endpoint.dialect();
        this.traits = endpoint.traits(line);
        this.codec = new EventCodec(dialect, traits.output(), counters, new Events());
        this.sender = new Sender(dialect, traits, counters);
    }

    /**
     * Begins to open a session and returns at once. The listener hears {@link RealtimeListener#onReady} or
     * {@link RealtimeListener#onClosed} within the endpoint's timeout, never before this method has been entered on the loop.
     *
     * @param loop  owns the session from here on; the channel is registered on it, epoll if the loop is
     * @param line  form of the audio on the telephone line
     */
    public static RealtimeSession connect(
            EventLoop loop,
            RealtimeEndpoint endpoint,
            SessionSettings settings,
            AudioFormat line,
            RealtimeListener listener) {
        RealtimeSession session = new RealtimeSession(loop, endpoint, settings, line, listener);
        loop.execute(session::open);
        return session;
    }

    private void open() {
        if (ended) {
            return;
        }
        String problem = UpgradeRequest.problemOf(endpoint.url());
        if (!problem.isEmpty()) {
            end(endings.badEndpoint(problem));
        } else if (!UpgradeRequest.isSendable(endpoint.apiKey().value())) {
            end(endings.unusableKey());
        } else {
            deadline = later(endpoint.connectTimeout(), this::timeOut);
            dialer = new Dialer(
                    loop, UpgradeRequest.of(endpoint, settings.model()), endpoint, endings, new NetworkSide());
            dialer.dial();
        }
    }

    private void timeOut() {
        if (!opening.ready()) {
            end(endings.timedOut(endpoint.connectTimeout(), opening.waitingFor()));
        }
    }

    @Override
    public Traits traits() {
        return traits;
    }

    @Override
    public boolean ready() {
        return ready;
    }

    /**
     * Sends caller audio. Dropped and counted before the session is ready, and while more than 1 MiB waits to be sent.
     * Nothing is allocated. On the loop.
     *
     * @param pcm     samples at the rate of {@link Traits#input()}; free for reuse on return
     * @param length  number of samples
     */
    @Override
    public void append(short[] pcm, int length) {
        assert loop.inEventLoop();
        if (ready) {
            sender.append(pcm, length);
        } else {
            counters.add(Count.DROPPED_BEFORE_READY);
        }
    }

    @Override
    public void send(ClientEvent event) {
        assert loop.inEventLoop();
        if (ready) {
            sender.send(event);
        } else {
            counters.add(Count.DROPPED_BEFORE_READY);
        }
    }

    @Override
    public void close() {
        if (loop.inEventLoop()) {
            end(endings.closedByUs());
        } else {
            loop.execute(() -> end(endings.closedByUs()));
        }
    }

    /** What was counted so far. Any thread. */
    public SessionStats stats() {
        return counters.snapshot();
    }

    private void end(RealtimeEnd end) {
        assert loop.inEventLoop();
        if (ended) {
            return;
        }
        ended = true;
        ready = false;
        if (deadline != null) {
            deadline.cancel(false);
        }
        if (dialer != null) {
            dialer.cancel();
        }
        sender.hangUp();
        listener.onClosed(end);
    }

    private void act(Opening.Action action) {
        if (ended) {
            return;
        }
        switch (action) {
            case CONFIGURE -> configure();
            case READY -> {
                ready = true;
                if (deadline != null) {
                    deadline.cancel(false);
                }
                listener.onReady();
            }
            case NOTHING -> {}
        }
    }

    private void configure() {
        String remark = dialect.remark(settings);
        if (!remark.isEmpty()) {
            log.atWarn().addKeyValue("model", settings.model()).log(remark);
        }
        sender.send(new ClientEvent.Configure(settings));
    }

    private Duration age() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    private Future<?> later(Duration delay, Runnable task) {
        return loop.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** What the codec read. */
    private final class Events implements EventSink {

        @Override
        public void session(EventType type, String voice) {
            Opening.Action action = opening.session(type);
            if (action == Opening.Action.READY && !voice.isEmpty() && !voice.equals(settings.voice())) {
                log.atWarn()
                        .addKeyValue("requested", settings.voice())
                        .addKeyValue("actual", OperatorText.clean(voice))
                        .log("The realtime service speaks with another voice than asked for");
            }
            act(action);
        }

        @Override
        public void audio(String responseId, String itemId, byte[] pcm, int length) {
            if (!ended) {
                listener.onAudio(responseId, itemId, pcm, length);
            }
        }

        @Override
        public void event(ServerEvent event) {
            // One frame may hold several events, and the listener may have closed the session at the first.
            if (ended) {
                return;
            }
            listener.onEvent(event);
            if (event instanceof ServerEvent.Refused refused && opening.configuring() && isOurFault(refused.kind())) {
                end(endings.badSettings(refused));
            }
        }

        private static boolean isOurFault(ErrorKind kind) {
            return kind == ErrorKind.INVALID_VOICE || kind == ErrorKind.INVALID_REQUEST;
        }
    }

    /** What the network reports. */
    private final class NetworkSide implements Link {

        @Override
        public void channel(Channel attempt) {
            sender.by(attempt);
            if (ended) {
                attempt.close();
            }
        }

        @Override
        public void connected() {
            sender.upgraded();
            opening.connected();
            Duration third = endpoint.connectTimeout().dividedBy(3);
            later(third.compareTo(GREETING_GRACE) < 0 ? third : GREETING_GRACE, () -> act(opening.graceOver()));
        }

        @Override
        public void message(ByteBuf content) {
            int length = content.readableBytes();
            if (ended) {
                return;
            }
            if (message.length < length) {
                message = new byte[Integer.highestOneBit(length - 1) << 1];
            }
            content.readBytes(message, 0, length);
            codec.decode(message, length);
        }

        @Override
        public void pinged() {
            counters.add(Count.PINGS);
        }

        @Override
        public void closed(int code, String reason) {
            end(endings.closed(code, reason, age()));
        }

        @Override
        public void dropped() {
            end(endings.dropped(age()));
        }

        @Override
        public void broken(Throwable failure) {
            if (!ended && !(failure instanceof IOException) && !(failure instanceof DecoderException)) {
                log.atError().setCause(failure).log("A realtime session failed on a bug");
            }
            end(endings.broken(failure));
        }

        @Override
        public void ended(RealtimeEnd end) {
            end(end);
        }
    }
}
