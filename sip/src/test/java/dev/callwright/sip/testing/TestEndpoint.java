package dev.callwright.sip.testing;

import dev.callwright.config.SipConfig;
import dev.callwright.sip.Admission;
import dev.callwright.sip.IncomingCall;
import dev.callwright.sip.Origin;
import dev.callwright.sip.OutgoingCall;
import dev.callwright.sip.OutgoingRequest;
import dev.callwright.sip.Registrations;
import dev.callwright.sip.SipCallHandler;
import dev.callwright.sip.SipStats;
import dev.callwright.sip.WireTap;
import dev.callwright.sip.stack.SipEndpoint;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An endpoint on loopback whose admission and registrar a test can change, and whose calls wait to be picked up. */
public final class TestEndpoint implements AutoCloseable {

    /** A fraction of the usual half second, so that waiting for 64 of them stays bearable. */
    public static final Duration T1 = Duration.ofMillis(40);

    public static final Origin TRUNK = new Origin.Trunk("test");

    private volatile Admission admission = request -> new Admission.Verdict.Admitted(TRUNK);
    private volatile Registrations registrations = request -> new Registrations.Reply.Registered(request.contacts());
    private volatile SipCallHandler handler = this::queue;
    private final BlockingQueue<Received> calls = new LinkedBlockingQueue<>();
    private final SipEndpoint endpoint;

    /** A call that came in, and what happens to it. */
    public record Received(IncomingCall call, Events events) {}

    /** A call that was placed, and what happens to it. */
    public record Placed(OutgoingCall call, Events events) {}

    public TestEndpoint() {
        this(T1);
    }

    public TestEndpoint(Duration timerT1) {
        this(timerT1, "127.0.0.1");
    }

    public TestEndpoint(Duration timerT1, String address) {
        this(timerT1, address, SipConfig.UnknownSource.REJECT);
    }

    public TestEndpoint(Duration timerT1, String address, SipConfig.UnknownSource unknownSource) {
        this(config(address).withUnknownSource(unknownSource).withTimerT1(timerT1));
    }

    /** What a test starts from: a free port, a short T1. */
    public static SipConfig config(String address) {
        return SipConfig.DEFAULTS.listeningAt(address, 0).withTimerT1(T1);
    }

    public TestEndpoint(SipConfig settings) {
        SipConfig config = settings.withUserAgent("Callwright-test");
        endpoint = new SipEndpoint(
                config,
                request -> admission.admit(request),
                request -> registrations.register(request),
                (origin, reachedAt) -> reachedAt,
                WireTap.NONE,
                call -> handler.onInvite(call));
        endpoint.start();
    }

    private void queue(IncomingCall call) {
        Events events = new Events();
        call.listen(events);
        calls.add(new Received(call, events));
    }

    public SipEndpoint endpoint() {
        return endpoint;
    }

    public int port() {
        return endpoint.port();
    }

    public SipStats stats() {
        return endpoint.stats();
    }

    public void admission(Admission newAdmission) {
        admission = newAdmission;
    }

    public void registrations(Registrations newRegistrations) {
        registrations = newRegistrations;
    }

    public void handler(SipCallHandler newHandler) {
        handler = newHandler;
    }

    /** The next call that came in. */
    public Received nextCall() {
        try {
            Received received = calls.poll(10, TimeUnit.SECONDS);
            if (received == null) {
                throw new AssertionError("no call came in");
            }
            return received;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Places a call to another endpoint. */
    public Placed call(TestEndpoint other, String transport, String offer) {
        return call(new OutgoingRequest(
                "sip:agent@127.0.0.1:" + other.port() + ";transport=" + transport, "tester", offer));
    }

    public Placed call(OutgoingRequest request) {
        OutgoingCall call = endpoint.prepare(request);
        Events events = new Events();
        call.listen(events);
        call.send();
        return new Placed(call, events);
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
