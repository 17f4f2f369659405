package dev.callwright.agent.bridge;

import dev.callwright.agent.metrics.Metrics;
import dev.callwright.agent.realtime.ClientEvent;
import dev.callwright.agent.realtime.ModelSession;
import dev.callwright.media.leg.LegEvent;
import dev.callwright.media.leg.LegFacts;
import dev.callwright.media.leg.LegListener;
import dev.callwright.media.leg.LegStats;
import dev.callwright.media.leg.MediaEngine;
import dev.callwright.media.leg.RtpLeg;
import dev.callwright.media.sdp.NegotiatedAudio;
import io.netty.channel.EventLoop;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Joins one RTP leg and one realtime session on one event loop, so that neither direction crosses a thread or takes a lock:
 *
 * <pre>
 *   caller -&gt; RtpLeg -&gt; Uplink (8 -&gt; 24 kHz) -&gt; ModelLink -&gt; model
 *   caller &lt;- RtpLeg &lt;- Downlink (24 -&gt; 8 kHz) &lt;- Conversation &lt;- ModelLink &lt;- model
 * </pre>
 *
 * <p>The handle is callable from any thread and hops to the loop; everything behind it belongs to the loop.
 */
public final class VoiceBridge implements AutoCloseable {

    private final EventLoop loop;
    private final RtpLeg leg;
    private final ModelLink model;
    private final Uplink uplink;
    private final ResponseDesk desk;
    private final Floor floor;
    private final Watch watch;
    private final Duration patience;
    private final Conversation conversation;
    private final DigitCollector digits;
    private final Consumer<? super BridgeEvent> events;
    private final Recital recital;
    private Optional<Screening> screening = Optional.empty();
    private volatile boolean takesEvents;
    private volatile BridgePulse pulse = BridgePulse.NONE;

    private VoiceBridge(
            MediaEngine media, EventLoop loop, ModelPlan plan, Consumer<? super BridgeEvent> events, Metrics metrics) {
        this.loop = loop;
        this.events = events;
        this.leg = media.open(loop, new Ear());
        Downlink downlink = new Downlink(leg, new Hold(loop, leg));
        this.floor = new Floor(loop.ticker()::nanoTime);
        this.desk = new ResponseDesk(
                loop, this::say, plan.retries().responseTimeout().toNanos());
        this.conversation = new Conversation(downlink, desk, new TurnTracker(this::tell), floor, this::tell, metrics);
        RecentAudio recent = new RecentAudio();
        Handover handover = new Handover(floor, conversation, desk, recent, this::replay);
        this.model = new ModelLink(loop, plan, conversation, handover);
        this.uplink = new Uplink(model, recent);
        this.watch = new Watch(loop, model, floor, handover, downlink, metrics);
        this.patience = plan.retries().responseTimeout();
        this.digits = new DigitCollector(loop, this::typed);
        this.recital = new Recital(conversation, downlink, desk, model, events, metrics);
    }

    /**
     * Opens the leg's socket; blocks for that only. Not to be called on a media loop.
     *
     * @throws dev.callwright.media.leg.MediaException when no RTP port is free
     */
    public static VoiceBridge open(
            MediaEngine media, ModelPlan plan, Consumer<? super BridgeEvent> events, Metrics metrics) {
        return new VoiceBridge(media, media.nextLoop(), plan, events, metrics);
    }

    /** The local RTP port, to be written into SDP. */
    public int localPort() {
        return leg.localPort();
    }

    /** Starts connecting to the model; {@code ModelReady} or {@code ModelGone} follows. */
    public void connect() {
        loop.execute(() -> {
            model.connect();
            watch.start(patience);
        });
    }

    /**
     * Lets another agent take over. Its session is opened behind the present one and takes its place at a pause; where provider,
     * model and voice are the same, the present one is told instead. {@code TookOver} or {@code TakeoverFailed} follows; what
     * the new one is to say first may be asked for then. A newer wish replaces one not yet fulfilled. Any thread.
     */
    public void become(ModelPlan plan) {
        loop.execute(() -> model.become(plan));
    }

    /**
     * Tells what the peer is like, before its media starts.
     *
     * @param signalling   the address its signalling comes from, which its media is believed to come from too
     * @param detectTones  whether tones in its audio are told as {@code ToneHeard}
     */
    public void expect(InetAddress signalling, boolean detectTones) {
        leg.signalledFrom(signalling);
        leg.detectTones(detectTones);
    }

    /** Starts or changes the media as negotiated. */
    public void media(NegotiatedAudio audio) {
        takesEvents = audio.telephoneEventType() != NegotiatedAudio.NO_EVENTS;
        leg.apply(audio);
    }

    /** Asks the model to speak first, or again, by these instructions. */
    public void speak(String instructions) {
        loop.execute(() -> desk.ask(instructions));
    }

    /** Says words as they are written; {@code Recited} follows. */
    public void recite(Recitation text) {
        loop.execute(() -> recital.say(text));
    }

    /** Asks whether words can be said even before the model listens; {@code Known} follows if they can. */
    public void lookUp(Recitation text) {
        loop.execute(() -> recital.lookUp(text));
    }

    /** Breaks off whatever the agent is saying. */
    public void hush() {
        loop.execute(() -> conversation.interrupt(System.nanoTime()));
    }

    /** Whether to find out who answered: {@code AnsweredBy} and {@code Beeped} follow, and the model hears nothing meanwhile. */
    public void screen(boolean wanted) {
        loop.execute(() -> screening = wanted ? Optional.of(new Screening(events)) : Optional.empty());
    }

    /** Asks the loop for a sign of life, which {@link #pulse} shows once it has come. */
    public void feelPulse() {
        loop.execute(() -> pulse =
                new BridgePulse(System.nanoTime(), model.session().filter(ModelSession::ready).isPresent()));
    }

    /** The latest sign of life. */
    public BridgePulse pulse() {
        return pulse;
    }

    /** A digit the caller pressed, on whatever path: stops the agent and becomes part of an entry told to the model. */
    public void press(char digit) {
        loop.execute(() -> {
            conversation.interrupt(System.nanoTime());
            digits.press(digit);
        });
    }

    /** Plays a recorded prompt (8 kHz) instead of the agent; {@code PromptPlayed} follows. */
    public void playPrompt(short[] pcm) {
        loop.execute(() -> conversation.playPrompt(pcm));
    }

    /** Whether the peer takes digits as RFC 4733 events. */
    public boolean takesEvents() {
        return takesEvents;
    }

    /** Sends digits ({@code 0-9 * # A-D}) as RFC 4733 events; the agent's speech waits meanwhile. */
    public void sendDigits(String keys) {
        leg.sendDigits(keys);
    }

    /** Sends digits as tones in the audio; the agent's speech waits meanwhile. */
    public void sendTones(String keys) {
        leg.sendTones(keys);
    }

    /** Runs something on the loop after a while; it must not block. */
    public void after(Duration delay, Runnable action) {
        var _ = loop.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** What is known of the peer's media. */
    public LegFacts facts() {
        return leg.facts();
    }

    /** Counters of the leg. */
    public LegStats stats() {
        return leg.stats();
    }

    /** Releases session, socket and port. Idempotent. */
    @Override
    public void close() {
        loop.execute(() -> {
            watch.stop();
            model.close();
        });
        leg.close();
    }

    private void say(ClientEvent event) {
        ClientEvent fit = event;
        if (event instanceof ClientEvent.FunctionOutput(String callId, String output) && !floor.expects(callId)) {
            fit = new ClientEvent.SystemText(SessionWording.lateResult(output));
        }
        floor.on(fit);
        model.send(fit);
    }

    private void replay(long from) {
        uplink.replay(from);
    }

    private void tell(BridgeEvent event) {
        recital.on(event);
        events.accept(event);
    }

    private void typed(String entry) {
        conversation.typed(entry, this::say);
    }

    /** What the leg hears. */
    private final class Ear implements LegListener {

        @Override
        public void onAudio(short[] pcm, int length, long arrivalNanos) {
            if (screening.isPresent()) {
                screening.get().hear(pcm, length);
            } else {
                uplink.hear(pcm, length);
            }
        }

        @Override
        public void onEvent(LegEvent event) {
            switch (event) {
                case LegEvent.DigitPressed(char digit) -> events.accept(new BridgeEvent.DigitPressed(digit));
                case LegEvent.ToneHeard(char digit) -> events.accept(new BridgeEvent.ToneHeard(digit));
                case LegEvent.PlayoutStarted(long sentNanos) -> conversation.playoutStarted(sentNanos);
                case LegEvent.PlayoutDrained _ -> conversation.playoutDrained();
                case LegEvent.PlayoutOverflowed _ -> {}
                case LegEvent.CallerSilent _ -> events.accept(new BridgeEvent.CallerSilent());
            }
        }
    }
}
