package dev.callwright.agent.bridge;

import dev.callwright.agent.metrics.Metrics;
import dev.callwright.agent.realtime.ClientEvent;
import dev.callwright.media.leg.LegEvent;
import dev.callwright.media.leg.LegListener;
import dev.callwright.media.leg.LegStats;
import dev.callwright.media.leg.MediaEngine;
import dev.callwright.media.leg.RtpLeg;
import dev.callwright.media.sdp.NegotiatedAudio;
import io.netty.channel.EventLoop;
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
    private final Conversation conversation;
    private final DigitCollector digits;
    private final Consumer<? super BridgeEvent> events;

    private VoiceBridge(
            MediaEngine media, EventLoop loop, ModelPlan plan, Consumer<? super BridgeEvent> events, Metrics metrics) {
        this.loop = loop;
        this.events = events;
        this.leg = media.open(loop, new Ear());
        Downlink downlink = new Downlink(leg);
        this.desk = new ResponseDesk(
                loop, this::say, plan.retries().responseTimeout().toNanos());
        this.conversation = new Conversation(downlink, desk, new TurnTracker(events), events, metrics);
        this.model = new ModelLink(loop, plan.endpoint(), plan.settings(), plan.retries(), conversation);
        this.uplink = new Uplink(model);
        this.digits = new DigitCollector(loop, this::typed);
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
        loop.execute(model::connect);
    }

    /** Starts or changes the media as negotiated. */
    public void media(NegotiatedAudio audio) {
        leg.apply(audio);
    }

    /** Asks the model to speak first, or again, by these instructions. */
    public void speak(String instructions) {
        loop.execute(() -> desk.ask(instructions));
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

    /** Counters of the leg. */
    public LegStats stats() {
        return leg.stats();
    }

    /** Releases session, socket and port. Idempotent. */
    @Override
    public void close() {
        loop.execute(model::close);
        leg.close();
    }

    private void say(ClientEvent event) {
        model.session().ifPresent(session -> session.send(event));
    }

    private void typed(String entry) {
        conversation.typed(entry, this::say);
    }

    /** What the leg hears. */
    private final class Ear implements LegListener {

        @Override
        public void onAudio(short[] pcm, int length, long arrivalNanos) {
            uplink.hear(pcm, length);
        }

        @Override
        public void onEvent(LegEvent event) {
            switch (event) {
                case LegEvent.DigitPressed(char digit) -> events.accept(new BridgeEvent.DigitPressed(digit));
                case LegEvent.PlayoutStarted(long sentNanos) -> conversation.playoutStarted(sentNanos);
                case LegEvent.PlayoutDrained _ -> conversation.playoutDrained();
                case LegEvent.PlayoutOverflowed _ -> {}
                case LegEvent.CallerSilent _ -> events.accept(new BridgeEvent.CallerSilent());
            }
        }
    }
}
