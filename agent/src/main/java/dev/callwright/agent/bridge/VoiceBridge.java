package dev.callwright.agent.bridge;

import dev.callwright.agent.bridge.audio.Downlink;
import dev.callwright.agent.bridge.audio.Earpiece;
import dev.callwright.agent.bridge.audio.Filler;
import dev.callwright.agent.bridge.audio.Filler.Reason;
import dev.callwright.agent.bridge.audio.RecentAudio;
import dev.callwright.agent.bridge.event.BridgeEvent;
import dev.callwright.agent.bridge.event.News;
import dev.callwright.agent.bridge.model.ModelLink;
import dev.callwright.agent.bridge.model.ModelPlan;
import dev.callwright.agent.bridge.talk.AgentSpeech;
import dev.callwright.agent.bridge.talk.Conversation;
import dev.callwright.agent.bridge.talk.Handover;
import dev.callwright.agent.bridge.talk.Recital;
import dev.callwright.agent.bridge.talk.Recitation;
import dev.callwright.agent.bridge.talk.ResponseDesk;
import dev.callwright.agent.bridge.talk.SessionWording;
import dev.callwright.agent.bridge.talk.ToolAnswer;
import dev.callwright.agent.bridge.turns.Floor;
import dev.callwright.agent.bridge.turns.LocalTurns;
import dev.callwright.agent.bridge.turns.TurnSides;
import dev.callwright.agent.bridge.turns.TurnTaking;
import dev.callwright.agent.bridge.turns.TurnTracker;
import dev.callwright.agent.metrics.Metrics;
import dev.callwright.agent.realtime.AudioFormat;
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
import java.util.List;
import java.util.Optional;
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
 * <p>The handle is callable from any thread and hops to the loop; everything behind it belongs to the loop.
 */
public final class VoiceBridge implements AutoCloseable {

    private static final long LAST_WORDS_MILLIS = 200;

    private final EventLoop loop;
    private final RtpLeg leg;
    private final ModelLink model;
    private final Uplink uplink;
    private final TurnTaking turnTaking;
    private final ResponseDesk desk;
    private final Floor floor;
    private final Handover handover;
    private final Watch watch;
    private final Duration patience;
    private final Conversation conversation;
    private final DigitCollector digits;
    private final Waiting waiting;
    private final ToolReplies replies;
    private final RecentAudio recent = new RecentAudio();
    private final Filler filler;
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
        Downlink downlink = new Downlink(Earpiece.of(leg));
        this.floor = new Floor(loop.ticker()::nanoTime);
        this.desk = new ResponseDesk(
                loop, this::say, plan.retries().responseTimeout().toNanos());
        TurnTracker turn = new TurnTracker(this::tell);
        this.turnTaking = new TurnTaking(
                plan.listening(),
                new TurnSides(
                        this::session,
                        new Mouth(),
                        new AgentSpeech(downlink, desk, this::conversation),
                        turn,
                        floor,
                        metrics));
        this.conversation = new Conversation(downlink, desk, turn, floor, new News(this::tell, metrics), turnTaking);
        this.handover = new Handover(floor, conversation, desk, recent, this::replay);
        this.model = new ModelLink(loop, plan, conversation, handover);
        this.uplink = new Uplink(model);
        this.filler = new Filler(loop, downlink);
        this.watch = new Watch(loop, model, floor, handover, filler, metrics);
        this.patience = plan.retries().responseTimeout();
        downlink.asSpokenIn(this::spoken);
        this.waiting = new Waiting(loop);
        this.digits = new DigitCollector(loop, waiting, conversation::mayAskForKeys, this::typed);
        this.replies = new ToolReplies(conversation, desk, waiting);
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
     * model, voice and the way turns are decided are the same, the present one is told instead. {@code TookOver} or {@code TakeoverFailed} follows; what
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
        AudioFormat line = switch (audio.codec()) {
            case PCMU -> AudioFormat.PCMU;
            case PCMA -> AudioFormat.PCMA;
        };
        loop.execute(() -> model.line(line));
    }

    /** Asks the model to speak first, or again, by these instructions. */
    public void speak(String instructions) {
        loop.execute(() -> desk.ask(instructions));
    }

    /**
     * Answers functions the model called, as soon as no response runs.
     *
     * @param respond  whether the model is to speak about it, once the caller has heard what is being said
     */
    public void answerTools(List<ToolAnswer> answers, boolean respond) {
        List<ToolAnswer> given = List.copyOf(answers);
        loop.execute(() -> replies.give(given, respond));
    }

    /** Runs something on the loop once nothing is heard of the agent, or this time is over; it must not block. */
    public void whenQuiet(Duration limit, Runnable action) {
        loop.execute(() -> waiting.until(conversation::quiet, limit.toMillis(), action));
    }

    /** Plays a soft tone wherever the agent says nothing, or no longer does. */
    public void fill(boolean on) {
        loop.execute(on ? () -> filler.start(Reason.ASKED) : () -> filler.stop(Reason.ASKED));
    }

    /** Drops what the agent is saying, as of no use any more. */
    public void hush() {
        loop.execute(conversation::hush);
    }

    /** Drops what the agent is saying, because the caller does something else. */
    public void interrupt() {
        loop.execute(() -> conversation.interrupt(System.nanoTime()));
    }

    /** Says words as they are written; {@code Recited} follows. */
    public void recite(Recitation text) {
        loop.execute(() -> recital.say(text));
    }

    /** Asks whether words can be said even before the model listens; {@code Known} follows if they can. */
    public void lookUp(Recitation text) {
        loop.execute(() -> recital.lookUp(text));
    }

    /** Whether to find out who answered: {@code AnsweredBy} and {@code Beeped} follow, and the model hears nothing meanwhile. */
    public void screen(boolean wanted) {
        loop.execute(() -> screening = wanted ? Optional.of(new Screening(events)) : Optional.empty());
    }

    /** Asks the loop for a sign of life, which {@link #pulse} shows once it has come. */
    public void feelPulse() {
        loop.execute(() -> pulse = new BridgePulse(
                System.nanoTime(), model.session().filter(ModelSession::ready).isPresent()));
    }

    /** The latest sign of life. */
    public BridgePulse pulse() {
        return pulse;
    }

    /**
     * A digit the caller pressed, on whatever path: stops the agent and becomes part of an entry told to the model, unless that asks
     * for it by a function.
     *
     * @param taker  that function; empty if the agent has none
     */
    public void press(char digit, String taker) {
        loop.execute(() -> {
            conversation.interrupt(taker, System.nanoTime());
            digits.press(digit);
        });
    }

    /** Hands over, on the loop, the keys of an entry that has not been told to the model, and will not be. */
    public void takeTyped(Consumer<String> taker) {
        loop.execute(() -> taker.accept(digits.take()));
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

    /**
     * What the caller heard so far of the answers under way, for the record of a call that ends now. Waits briefly for the loop;
     * empty if that does not answer. Not to be called on a media loop.
     */
    public List<BridgeEvent.AgentSaid> lastWords() {
        CompletableFuture<List<BridgeEvent.AgentSaid>> words = new CompletableFuture<>();
        loop.execute(() -> words.complete(conversation.lastWords()));
        return words.completeOnTimeout(List.of(), LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS)
                .join();
    }

    /** Releases session, socket and port. Idempotent. */
    @Override
    public void close() {
        loop.execute(() -> {
            waiting.close();
            filler.stop(Reason.ASKED);
            watch.stop();
            model.close();
        });
        leg.close();
    }

    private Conversation conversation() {
        return conversation;
    }

    private Optional<ModelSession> session() {
        return model.session();
    }

    private AudioFormat spoken() {
        var session = model.session();
        return session.isPresent() ? session.get().traits().output() : AudioFormat.PCM16_24K;
    }

    private void say(ClientEvent event) {
        ClientEvent fit = event;
        if (event instanceof ClientEvent.FunctionOutput(String callId, String output) && !floor.expects(callId)) {
            fit = new ClientEvent.SystemText(SessionWording.lateResult(output));
        }
        if (model.session().isEmpty()) {
            handover.missed(fit);
        }
        floor.on(fit);
        model.send(fit);
    }

    private void replay(long from) {
        uplink.restart();
        recent.replay(from, uplink::hear);
    }

    private void tell(BridgeEvent event) {
        events.accept(event);
        recital.on(event);
    }

    private void typed(String entry) {
        if (conversation.mayAskForKeys()) {
            conversation.interrupt(System.nanoTime());
        }
        conversation.typed(entry, this::say);
        events.accept(new BridgeEvent.KeysTold(entry.length()));
    }

    /** What the leg hears. */
    private final class Ear implements LegListener {

        @Override
        public void onAudio(short[] pcm, int length, long arrivalNanos) {
            if (screening.isPresent()) {
                screening.get().hear(pcm, length);
            } else {
                recent.keep(pcm, length);
                turnTaking.hear(pcm, length, arrivalNanos);
            }
        }

        @Override
        public void onPlayed(short[] pcm, int length) {
            turnTaking.played(pcm, length);
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

    /** What the model hears. */
    private final class Mouth implements LocalTurns.Model {

        @Override
        public void hear(short[] pcm, int length) {
            uplink.hear(pcm, length);
        }

        @Override
        public void say(ClientEvent event) {
            VoiceBridge.this.say(event);
        }
    }
}
