package dev.callwright.agent.app;

import dev.callwright.agent.call.CallMoment;
import dev.callwright.agent.call.route.NamedDestinations;
import dev.callwright.agent.call.services.CallServices;
import dev.callwright.agent.call.switchboard.CallService;
import dev.callwright.agent.call.switchboard.LiveCalls;
import dev.callwright.agent.call.switchboard.OutboundCalls;
import dev.callwright.agent.control.Command;
import dev.callwright.agent.metrics.Metrics;
import dev.callwright.agent.realtime.dialect.Providers;
import dev.callwright.agent.simulator.Scenario;
import dev.callwright.agent.simulator.server.Simulator;
import dev.callwright.agent.store.database.CallStore;
import dev.callwright.agent.tool.shelf.ToolShelf;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.RealtimeConfig;
import dev.callwright.config.Secret;
import dev.callwright.media.leg.MediaEngine;
import dev.callwright.sip.OutgoingCall;
import dev.callwright.sip.OutgoingRequest;
import dev.callwright.sip.SipException;
import dev.callwright.sip.dns.WayFinder;
import dev.callwright.sip.stack.SipEndpoint;
import dev.callwright.sip.trunk.Trunks;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole server: constructed in order, started, drained, and stopped in reverse. Not thread-safe but for {@link #reload};
 * owned by whoever starts it.
 */
public final class Callwright implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Callwright.class);
    /** The simulator takes any key but none. */
    private static final Secret SIMULATOR_KEY = new Secret("embedded");

    private static final String SERVICE = "wss://api.stepfun.com/v1/realtime";

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private volatile CallwrightConfig config;
    private final Metrics metrics;
    private final CallStore store;
    private final MediaEngine media;
    private final ToolShelf tools;
    private final ModelServices speech;
    private final CallService calls;
    private final Doorkeeping door;
    private final SipEndpoint sip;
    private final Trunks trunks;
    private final Watching watching;
    private final MeterBindings meters;
    private final Reloader reloader;
    private final URI model;

    private Callwright(CallwrightConfig config, CallMoment.Observer observer, Supplier<CallwrightConfig> settings) {
        this.config = config;
        this.reloader = new Reloader(this::reload, settings);
        this.metrics = new Metrics(new SimpleMeterRegistry());
        this.store = keep(CallStore.open(config.store(), Clock.systemUTC(), new StoreMeters(metrics)));
        boolean embedded = embedsSimulator(config.realtime());
        this.model = embedded ? startSimulator() : serviceAddress(config.realtime());
        Secret key = embedded ? SIMULATOR_KEY : config.realtime().apiKey();
        this.media = keep(new MediaEngine(config.media()));
        this.watching = keep(new Watching(config, observer));
        this.speech = keep(new ModelServices(
                config, Providers.first(model, key, config.realtime()), store.reader(), this::callsInProgress));
        WayFinder ways = new WayFinder();
        this.tools = keep(new ToolShelf(metrics));
        this.tools.stock(config);
        this.calls = new CallService(
                new CallServices(config, media, speech.models(), store, metrics, watching.observer()).with(tools),
                this::prepare,
                new NamedDestinations(ways));
        keep(calls.watchOver());
        this.trunks = new Trunks(ways);
        this.door = new Doorkeeping(config, trunks);
        this.sip = keep(new SipEndpoint(
                config.sip(),
                watching.refusals().watching(door.gatekeeper()),
                door.registrar(),
                door::contactFor,
                watching.tap(config),
                calls));
        keep(trunks);
        this.meters = new MeterBindings(metrics);
        meters.bind(media, sip, store);
        meters.defence(door.watch());
        meters.trunks(trunks, config.trunks());
    }

    /**
     * Builds and starts a server; the observer is told about every call as it goes.
     *
     * @throws SipException when the SIP port cannot be had; nothing is left open then
     */
    public static Callwright start(CallwrightConfig config, CallMoment.Observer observer) {
        return start(config, observer, () -> config);
    }

    /** The same, with where a reload finds its settings. */
    public static Callwright start(
            CallwrightConfig config, CallMoment.Observer observer, Supplier<CallwrightConfig> settings) {
        Callwright server = new Callwright(config, observer, settings);
        try {
            server.sip.start();
            server.trunks.start(server.sip, config.trunks());
            server.takeCommands();
        } catch (SipException e) {
            server.close();
            throw e;
        }
        log.atInfo()
                .addKeyValue("sip", server.sipPort())
                .addKeyValue("model", server.model)
                .log("Callwright answers calls");
        return server;
    }

    /** Calls are placed by the endpoint that tells of those that come in, so each needs the other. */
    private OutgoingCall prepare(OutgoingRequest request) {
        return sip.prepare(request);
    }

    /** The way to place calls. */
    public OutboundCalls outbound() {
        return calls.outbound();
    }

    /** The way to the calls in progress. */
    public LiveCalls liveCalls() {
        return calls.live();
    }

    /**
     * Goes on by these settings, as far as that is possible without a restart: trunks, users, numbers, agents and the defence.
     * Present calls keep what they began with. A call that arrives at this very moment may be let in by the old settings and
     * routed by the new. Callable from any thread.
     *
     * @param wanted  checked settings
     */
    public synchronized ReloadReport reload(CallwrightConfig wanted) {
        ReloadReport report = ReloadReport.between(config, wanted);
        CallwrightConfig next = ReloadReport.merged(config, wanted);
        tools.stock(next);
        // Routes first: a trunk that is let in finds its numbers there.
        calls.reload(next);
        door.reload(next);
        trunks.replace(next.trunks());
        meters.trunks(trunks, next.trunks());
        speech.reload(next);
        renewCertificates();
        config = next;
        log.atInfo().addKeyValue("changed", report.changed()).log("settings reloaded");
        report.needsRestart()
                .forEach(section -> log.atWarn()
                        .addKeyValue("section", section)
                        .log("this section has changed and waits for a restart"));
        return report;
    }

    /** Certificates are replaced by files of the same name, so they are read anew by every reload. */
    private void renewCertificates() {
        try {
            sip.reloadCertificates();
        } catch (SipException e) {
            log.atError().log("certificates not renewed, the earlier ones stay: {}", e.getMessage());
        }
    }

    private void takeCommands() {
        TrunkView view = new TrunkView(trunks, calls, InstantSource.system());
        Map<String, Command> commands = new HashMap<>(new CallCommands(calls.outbound(), calls.live()).all());
        commands.put("doctor", watching.doctor(() -> config, view, store.reader()));
        commands.put("reload", new ReloadCommand(reloader));
        Watching.control(config, commands).ifPresent(this::keep);
    }

    /** Reads the settings anew. */
    public Reloader reloader() {
        return reloader;
    }

    /** The port SIP is spoken on. */
    public int sipPort() {
        return sip.port();
    }

    /** The realtime service the agents talk through. */
    public URI model() {
        return model;
    }

    public CallStore store() {
        return store;
    }

    public MediaEngine media() {
        return media;
    }

    public Metrics metrics() {
        return metrics;
    }

    /** Our registrations and what is known of the trunks. */
    public Trunks trunks() {
        return trunks;
    }

    /** Asked by the pool of models, which is there before there are calls. */
    private int callsInProgress() {
        return calls == null ? 0 : calls.activeCalls();
    }

    public int activeCalls() {
        return calls.activeCalls();
    }

    /** Sends digits to the peer of a call; see {@link CallService#sendDigits}. */
    public boolean sendDigits(String callId, String digits) {
        return calls.sendDigits(callId, digits);
    }

    /** Refuses new calls, and waits for the present ones as long as the configuration allows. */
    public void drain() {
        try {
            calls.drain(config.limits().drain());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends what is left and gives everything back, last first. */
    @Override
    public void close() {
        try {
            calls.drain(Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        while (!started.isEmpty()) {
            Closing.quietly(started.pop());
        }
        log.atInfo().log("stopped; {}", metrics.summary());
    }

    private static boolean embedsSimulator(RealtimeConfig realtime) {
        return realtime.url().equals("simulator")
                || (realtime.url().equals("auto") && !realtime.apiKey().isPresent());
    }

    private URI startSimulator() {
        return keep(new Simulator(Scenario.DEFAULTS)).start("127.0.0.1", 0);
    }

    private static URI serviceAddress(RealtimeConfig realtime) {
        return URI.create(realtime.url().equals("auto") ? SERVICE : realtime.url());
    }

    private <T extends AutoCloseable> T keep(T part) {
        started.push(part);
        return part;
    }
}
