package dev.callwright.sip.stack;

import dev.callwright.config.ListenerConfig;
import dev.callwright.config.SipConfig;
import dev.callwright.config.SipConfig.Transport;
import dev.callwright.sip.Admission;
import dev.callwright.sip.ContactAddress;
import dev.callwright.sip.OutgoingCall;
import dev.callwright.sip.OutgoingRequest;
import dev.callwright.sip.PlainRequest;
import dev.callwright.sip.Registrations;
import dev.callwright.sip.Requests;
import dev.callwright.sip.SipCallHandler;
import dev.callwright.sip.SipException;
import dev.callwright.sip.SipStats;
import dev.callwright.sip.Target;
import dev.callwright.sip.WireTap;
import dev.callwright.sip.stack.basis.CallContext;
import dev.callwright.sip.stack.basis.CallRegistry;
import dev.callwright.sip.stack.basis.LiveCall;
import dev.callwright.sip.stack.basis.Names;
import dev.callwright.sip.stack.basis.Responses;
import dev.callwright.sip.stack.basis.Signalling;
import dev.callwright.sip.stack.basis.Timers;
import dev.callwright.sip.stack.basis.Wire;
import dev.callwright.sip.stack.net.Counters;
import dev.callwright.sip.stack.net.JainStack;
import dev.callwright.sip.stack.net.Listener;
import dev.callwright.sip.stack.net.Place;
import dev.callwright.sip.stack.uac.OutOfDialog;
import dev.callwright.sip.stack.uac.OutgoingInvite;
import dev.callwright.sip.stack.uac.UacCall;
import dev.callwright.sip.stack.uas.Gate;
import dev.callwright.sip.stack.uas.InviteDoor;
import dev.callwright.sip.stack.uas.RegistrarAdapter;
import dev.callwright.sip.stack.uas.RequestDispatcher;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks SIP over UDP, TCP, TLS and WebSocket: takes calls and registrations, places calls. Thread-safe. {@link #start} and {@link
 * #close} block; nothing else does.
 */
public final class SipEndpoint implements Requests, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SipEndpoint.class);
    private static final Duration FAREWELL = Duration.ofSeconds(1);
    private static final long FAREWELL_POLL_MILLIS = 5;

    private final SipConfig config;
    private final Admission admission;
    private final Registrations registrations;
    private final ContactAddress contactAddress;
    private final WireTap tap;
    private final SipCallHandler handler;
    private final Counters counters = new Counters();
    private final CallRegistry registry = new CallRegistry();
    private volatile @Nullable Running running;

    /** What exists between start and close. */
    private record Running(JainStack stack, Signalling signalling, Place place, OpenWays ways, OutOfDialog plain) {}

    public SipEndpoint(
            SipConfig config,
            Admission admission,
            Registrations registrations,
            ContactAddress contactAddress,
            WireTap tap,
            SipCallHandler handler) {
        this.config = config;
        this.admission = admission;
        this.registrations = registrations;
        this.contactAddress = contactAddress;
        this.tap = tap;
        this.handler = handler;
    }

    /**
     * Binds and listens. May be called once.
     *
     * @throws SipException if the address or port cannot be bound
     */
    public synchronized void start() {
        if (running != null) {
            throw new IllegalStateException("started already");
        }
        JainStack stack = JainStack.bind(config, counters, tap);
        Names names = new Names();
        Signalling signalling = new Signalling(
                new Responses(config.userAgent(), names),
                names,
                new Wire(stack.listeners(), config.timerT1(), counters),
                new Timers(config.timerT1()),
                registry,
                counters,
                config.sessionTimer());
        Place place = new Place(stack.listeners(), contactAddress);
        Gate gate = new Gate(admission, signalling);
        RequestDispatcher dispatcher = new RequestDispatcher(
                signalling,
                gate,
                new InviteDoor(signalling, gate, place, handler),
                new RegistrarAdapter(registrations, gate, signalling));
        OpenWays ways = new OpenWays(stack.listeners(), signalling.timers(), config.keepAlive());
        running = new Running(stack, signalling, place, ways, new OutOfDialog(signalling, place));
        stack.listen(new StackCallbacks(dispatcher, registry, counters));
        for (Listener listener : stack.listeners().all()) {
            LOG.atInfo()
                    .addKeyValue("address", listener.config().address())
                    .addKeyValue("port", listener.port())
                    .addKeyValue("transports", listener.config().transports())
                    .log("SIP is listening");
        }
    }

    /**
     * Reads the certificates anew, for connections opened from now on.
     *
     * @throws SipException if a file cannot be used; the earlier ones stay
     */
    public void reloadCertificates() {
        running().stack().reloadCertificates();
    }

    /** The port of the first listener, the same for every transport of it. */
    public int port() {
        return running().stack().listeners().first().port();
    }

    /**
     * The port of the first listener with this transport.
     *
     * @throws IllegalArgumentException if none has it
     */
    public int port(Transport transport) {
        return listeners().stream()
                .filter(listener -> listener.transports().contains(transport))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no listener speaks " + transport))
                .port();
    }

    /** Where we listen, in the order of the configuration, with the ports that were bound. */
    public List<ListenerConfig> listeners() {
        return running().stack().listeners().all().stream()
                .map(Listener::config)
                .toList();
    }

    /**
     * Prepares a call; nothing is sent before {@link OutgoingCall#send}.
     *
     * @throws SipException if the target is no SIP URI, or asks for a transport other than UDP, TCP and TLS
     */
    public OutgoingCall prepare(OutgoingRequest request) {
        Running now = running();
        OutgoingInvite invite = new OutgoingInvite(request, now.signalling());
        return new UacCall(
                CallContext.of(now.signalling(), invite.callId(), invite.credentials()), invite, now.place());
    }

    @Override
    public void send(PlainRequest request, Consumer<? super PlainRequest.Reply> receiver) {
        running().plain().send(request, receiver);
    }

    @Override
    public void keepOpen(Target.NextHop hop) {
        running().ways().keep(hop);
    }

    @Override
    public void release(Target.NextHop hop) {
        Running now = running;
        if (now != null) {
            now.ways().release(hop);
        }
    }

    /** What happened since {@link #start}. */
    public SipStats stats() {
        Running now = running;
        return counters.snapshot(
                registry.size(),
                now == null ? 0 : now.stack().serverTransactions(),
                now == null ? 0 : now.stack().clientTransactions());
    }

    private Running running() {
        Running now = running;
        if (now == null) {
            throw new IllegalStateException("not started");
        }
        return now;
    }

    /** Hangs up what is left, waits a second at most for that, then releases ports and threads. Idempotent. */
    @Override
    public synchronized void close() {
        Running now = running;
        if (now == null) {
            return;
        }
        running = null;
        registry.all().forEach(LiveCall::hangUp);
        awaitFarewells();
        now.signalling().timers().close();
        now.stack().close();
    }

    private void awaitFarewells() {
        long deadline = System.nanoTime() + FAREWELL.toNanos();
        try {
            while (registry.size() > 0 && System.nanoTime() - deadline < 0) {
                Thread.sleep(FAREWELL_POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
