package dev.callwright.agent.bridge;

import dev.callwright.agent.bridge.audio.Earpiece;
import dev.callwright.agent.bridge.audio.Filler.Reason;
import dev.callwright.agent.bridge.event.BridgeEvent;
import dev.callwright.agent.bridge.event.News;
import dev.callwright.agent.bridge.model.ModelPlan;
import dev.callwright.agent.bridge.talk.Recitation;
import dev.callwright.agent.bridge.talk.ToolAnswer;
import dev.callwright.agent.metrics.Metrics;
import dev.callwright.agent.realtime.AudioFormat;
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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Joins one RTP leg and one realtime session on one event loop, so that neither direction crosses a thread or takes a lock:
 *
 * <pre>
 *   caller -&gt; RtpLeg -&gt; Uplink (to its rate) -&gt; ModelLink -&gt; model
 *   caller &lt;- RtpLeg &lt;- Downlink (to 8 kHz) &lt;- Conversation &lt;- ModelLink &lt;- model
 * </pre>
 *
 * <p>The handle is callable from any thread and hops to the loop; everything behind it, which is the {@link Junction}, belongs to
 * the loop.
 */
public final class VoiceBridge implements AutoCloseable {

    private static final long LAST_WORDS_MILLIS = 200;

    private final EventLoop loop;
    private final RtpLeg leg;
    private final Junction junction;
    private volatile boolean takesEvents;
    private volatile BridgePulse pulse = BridgePulse.NONE;

    private VoiceBridge(MediaEngine media, EventLoop loop, ModelPlan plan, News news) {
        this.loop = loop;
        this.leg = media.open(loop, new Ear());
        this.junction = new Junction(loop, Earpiece.of(leg), plan, news);
    }

    /**
     * Opens the leg's socket; blocks for that only. Not to be called on a media loop.
     *
     * @throws dev.callwright.media.leg.MediaException when no RTP port is free
     */
    public static VoiceBridge open(
            MediaEngine media, ModelPlan plan, Consumer<? super BridgeEvent> events, Metrics metrics) {
        return new VoiceBridge(media, media.nextLoop(), plan, new News(events, metrics));
    }

    /** The local RTP port, to be written into SDP. */
    public int localPort() {
        return leg.localPort();
    }

    /** Starts connecting to the model; {@code ModelReady} or {@code ModelGone} follows. */
    public void connect() {
        loop.execute(junction::connect);
    }

    /**
     * Lets another agent take over. Its session is opened behind the present one and takes its place at a pause; where provider,
     * model, voice and the way turns are decided are the same, the present one is told instead. {@code TookOver} or {@code TakeoverFailed} follows; what
     * the new one is to say first may be asked for then. A newer wish replaces one not yet fulfilled. Any thread.
     */
    public void become(ModelPlan plan) {
        loop.execute(() -> junction.model.become(plan));
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
        AudioFormat line = switch (audio.codec()) {
            case PCMU -> AudioFormat.PCMU;
            case PCMA -> AudioFormat.PCMA;
        };
        loop.execute(() -> junction.model.line(line));
    }

    /** Asks the model to speak first, or again, by these instructions. */
    public void speak(String instructions) {
        loop.execute(() -> junction.desk.ask(instructions));
    }

    /**
     * Answers functions the model called, as soon as no response runs.
     *
     * @param respond  whether the model is to speak about it, once the caller has heard what is being said
     */
    public void answerTools(List<ToolAnswer> answers, boolean respond) {
        List<ToolAnswer> given = List.copyOf(answers);
        loop.execute(() -> junction.replies.give(given, respond));
    }

    /** Runs something on the loop once nothing is heard of the agent, or this time is over; it must not block. */
    public void whenQuiet(Duration limit, Runnable action) {
        loop.execute(() -> junction.waiting.until(junction.conversation::quiet, limit.toMillis(), action));
    }

    /** Plays a soft tone wherever the agent says nothing, or no longer does. */
    public void fill(boolean on) {
        loop.execute(on ? () -> junction.filler.start(Reason.ASKED) : () -> junction.filler.stop(Reason.ASKED));
    }

    /** Drops what the agent is saying, as of no use any more. */
    public void hush() {
        loop.execute(junction.conversation::hush);
    }

    /** Drops what the agent is saying, because the caller does something else. */
    public void interrupt() {
        loop.execute(() -> junction.conversation.interrupt(System.nanoTime()));
    }

    /** Says words as they are written; {@code Recited} follows. */
    public void recite(Recitation text) {
        loop.execute(() -> junction.recital.say(text));
    }

    /** Asks whether words can be said even before the model listens; {@code Known} follows if they can. */
    public void lookUp(Recitation text) {
        loop.execute(() -> junction.recital.lookUp(text));
    }

    /** Whether to find out who answered: {@code AnsweredBy} and {@code Beeped} follow, and the model hears nothing meanwhile. */
    public void screen(boolean wanted) {
        loop.execute(() -> junction.screen(wanted));
    }

    /** Asks the loop for a sign of life, which {@link #pulse} shows once it has come. */
    public void feelPulse() {
        loop.execute(() -> pulse = new BridgePulse(
                System.nanoTime(),
                junction.model.session().filter(ModelSession::ready).isPresent()));
    }

    /** The latest sign of life. */
    public BridgePulse pulse() {
        return pulse;
    }

    /** A digit the caller pressed, on whatever path: stops the agent and becomes part of an entry told to the model. */
    public void press(char digit) {
        loop.execute(() -> junction.press(digit));
    }

    /** Hands over, on the loop, the keys of an entry that has not been told to the model, and will not be. */
    public void takeTyped(Consumer<String> taker) {
        loop.execute(() -> taker.accept(junction.takeTyped()));
    }

    /** Plays a recorded prompt (8 kHz) instead of the agent; {@code PromptPlayed} follows. */
    public void playPrompt(short[] pcm) {
        loop.execute(() -> junction.conversation.playPrompt(pcm));
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

    /**
     * What the caller heard so far of the answers under way, for the record of a call that ends now. Waits briefly for the loop;
     * empty if that does not answer. Not to be called on a media loop.
     */
    public List<BridgeEvent.AgentSaid> lastWords() {
        CompletableFuture<List<BridgeEvent.AgentSaid>> words = new CompletableFuture<>();
        loop.execute(() -> words.complete(junction.conversation.lastWords()));
        return words.completeOnTimeout(List.of(), LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS)
                .join();
    }

    /** Releases session, socket and port. Idempotent. */
    @Override
    public void close() {
        loop.execute(junction::close);
        leg.close();
    }

    /** What the leg hears; the junction cannot be there before the leg it speaks into. */
    private final class Ear implements LegListener {

        @Override
        public void onAudio(short[] pcm, int length, long arrivalNanos) {
            junction.onAudio(pcm, length, arrivalNanos);
        }

        @Override
        public void onPlayed(short[] pcm, int length) {
            junction.onPlayed(pcm, length);
        }

        @Override
        public void onEvent(LegEvent event) {
            junction.onEvent(event);
        }
    }
}
