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
import dev.callwright.agent.bridge.talk.ResponseDesk;
import dev.callwright.agent.bridge.talk.SessionWording;
import dev.callwright.agent.bridge.talk.SuccessionNews;
import dev.callwright.agent.bridge.turns.Floor;
import dev.callwright.agent.bridge.turns.LocalTurns;
import dev.callwright.agent.bridge.turns.TurnSides;
import dev.callwright.agent.bridge.turns.TurnTaking;
import dev.callwright.agent.bridge.turns.TurnTracker;
import dev.callwright.agent.realtime.AudioFormat;
import dev.callwright.agent.realtime.ClientEvent;
import dev.callwright.agent.realtime.ModelSession;
import dev.callwright.media.leg.LegEvent;
import dev.callwright.media.leg.LegListener;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The parts of a bridge and the ways between them: what the leg hears goes to turn-taking and from there to the model, what the
 * model says to the conversation and from there to the ear, and what happens to the call.
 *
 * <pre>
 *   leg   -&gt; Junction -&gt; TurnTaking -&gt; Uplink -&gt; ModelLink -&gt; model
 *   model -&gt; ModelLink -&gt; Conversation -&gt; Downlink -&gt; Earpiece
 * </pre>
 *
 * Owner: media loop.
 */
final class Junction implements LegListener {

    // The parts that act on the wishes of others, which the bridge hands over on the loop.
    final ModelLink model;
    final ResponseDesk desk;
    final Conversation conversation;
    final Recital recital;
    final Waiting waiting;
    final ToolReplies replies;
    final Filler filler;
    final Floor floor;
    final Watch watch;

    private final Uplink uplink;
    private final TurnTaking turnTaking;
    private final Handover handover;
    private final Duration patience;
    private final DigitCollector digits;
    private final RecentAudio recent = new RecentAudio();
    private final Consumer<? super BridgeEvent> events;
    private Optional<Screening> screening = Optional.empty();

    Junction(EventLoop loop, Earpiece ear, ModelPlan plan, News call) {
        this.events = call.events();
        this.patience = plan.retries().responseTimeout();
        News news = new News(this::tell, call.metrics());
        Downlink downlink = new Downlink(ear);
        this.floor = new Floor(loop.ticker()::nanoTime);
        this.desk = new ResponseDesk(loop, this::say, patience.toNanos());
        TurnTracker turn = new TurnTracker(this::tell);
        this.turnTaking = new TurnTaking(
                plan.listening(),
                new TurnSides(
                        this::session,
                        new Mouth(),
                        new AgentSpeech(downlink, desk, this::conversation),
                        turn,
                        floor,
                        call.metrics()));
        this.conversation = new Conversation(downlink, desk, turn, floor, news, turnTaking);
        this.handover = new Handover(floor, conversation, desk, recent, this::replay);
        this.model = new ModelLink(loop, plan, conversation, new SuccessionNews(news, turnTaking), handover);
        this.uplink = new Uplink(model);
        this.filler = new Filler(loop, downlink);
        this.watch = new Watch(loop, model, floor, handover, filler, call.metrics());
        downlink.asSpokenIn(this::spoken);
        this.digits = new DigitCollector(loop, this::typed);
        this.waiting = new Waiting(loop);
        this.replies = new ToolReplies(conversation, desk, waiting);
        this.recital = new Recital(conversation, downlink, desk, model, events, call.metrics());
    }

    void connect() {
        model.connect();
        watch.start(patience);
    }

    /** Whether what is heard goes to the screening, and not to the model. */
    void screen(boolean wanted) {
        screening = wanted ? Optional.of(new Screening(events)) : Optional.empty();
    }

    void press(char digit) {
        conversation.interrupt(System.nanoTime());
        digits.press(digit);
    }

    /** The keys of an entry that has not been told to the model, and will not be. */
    String takeTyped() {
        return digits.take();
    }

    void close() {
        waiting.close();
        filler.stop(Reason.ASKED);
        watch.stop();
        model.close();
    }

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

    private void tell(BridgeEvent event) {
        events.accept(event);
        recital.on(event);
    }

    private void typed(String entry) {
        conversation.typed(entry, this::say);
    }

    /** What the caller said from this position on is heard anew, by another session. */
    private void replay(long from) {
        uplink.restart();
        recent.replay(from, uplink::hear);
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

    /** What the model hears. */
    private final class Mouth implements LocalTurns.Model {

        @Override
        public void hear(short[] pcm, int length) {
            uplink.hear(pcm, length);
        }

        @Override
        public void say(ClientEvent event) {
            Junction.this.say(event);
        }
    }
}
