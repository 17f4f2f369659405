package dev.callwright.agent.bridge;

import dev.callwright.agent.bridge.audio.Downlink;
import dev.callwright.agent.bridge.audio.FakeEarpiece;
import dev.callwright.agent.bridge.audio.Filler;
import dev.callwright.agent.bridge.audio.RecentAudio;
import dev.callwright.agent.bridge.event.BridgeEvent;
import dev.callwright.agent.bridge.event.News;
import dev.callwright.agent.bridge.model.FakeModels;
import dev.callwright.agent.bridge.model.ModelLink;
import dev.callwright.agent.bridge.talk.Conversation;
import dev.callwright.agent.bridge.talk.Handover;
import dev.callwright.agent.bridge.talk.Recital;
import dev.callwright.agent.bridge.talk.ResponseDesk;
import dev.callwright.agent.bridge.turns.FakeAgent;
import dev.callwright.agent.bridge.turns.Floor;
import dev.callwright.agent.bridge.turns.Listening;
import dev.callwright.agent.bridge.turns.LocalTurns;
import dev.callwright.agent.bridge.turns.TurnSides;
import dev.callwright.agent.bridge.turns.TurnTaking;
import dev.callwright.agent.bridge.turns.TurnTracker;
import dev.callwright.agent.metrics.Metrics;
import dev.callwright.agent.realtime.ClientEvent;
import dev.callwright.agent.realtime.ServerEvent;
import dev.callwright.agent.realtime.ServerEvent.ResponseStatus;
import dev.callwright.agent.realtime.ServerEvent.Usage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.EventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The parts of a bridge put together as they are in a call, between a model and an ear in the hands of a test. */
final class Bench {

    private static final Duration STEP = Duration.ofMillis(50);

    final EmbeddedChannel channel = new EmbeddedChannel();
    final FakeEarpiece ear = new FakeEarpiece();
    final FakeModels models = new FakeModels("a", "b");
    final List<BridgeEvent> told = new ArrayList<>();
    final Metrics metrics = new Metrics(new SimpleMeterRegistry());
    final Floor floor;
    final Downlink downlink = new Downlink(ear);
    final Conversation conversation;
    final Filler filler;
    final Recital recital;
    final Watch watch;
    private final ModelLink link;

    Bench() {
        channel.freezeTime();
        EventLoop loop = channel.eventLoop();
        floor = new Floor(loop.ticker()::nanoTime);
        ResponseDesk desk = new ResponseDesk(loop, this::say, TimeUnit.SECONDS.toNanos(8));
        TurnTracker turn = new TurnTracker(this::tell);
        TurnSides sides = new TurnSides(Optional::empty, new Deaf(), new FakeAgent(), turn, floor, metrics);
        conversation = new Conversation(
                downlink, desk, turn, floor, new News(this::tell, metrics), new TurnTaking(Listening.DEFAULTS, sides));
        Handover handover = new Handover(floor, conversation, desk, new RecentAudio(), _ -> {});
        link = new ModelLink(loop, models.plan(3), conversation, handover);
        filler = new Filler(loop, downlink);
        watch = new Watch(loop, link, floor, handover, filler, metrics);
        recital = new Recital(conversation, downlink, desk, link, this::tell, metrics);
    }

    /** The same with a model that listens. */
    static Bench connected() {
        Bench bench = new Bench();
        bench.link.connect();
        bench.models.session(1).comesUp();
        bench.told.clear();
        return bench;
    }

    /** The same with a model that is awaited. */
    static Bench connecting() {
        Bench bench = new Bench();
        bench.link.connect();
        return bench;
    }

    /** The model answers in these words and with this much sound, all at once. */
    void answers(String id, String words, int millis) {
        answer(id, words, millis);
        event(new ServerEvent.AgentAudioDone(id, id));
        event(new ServerEvent.ResponseDone(id, ResponseStatus.COMPLETED, Usage.UNKNOWN));
    }

    /** The same, and is not done yet. */
    void answer(String id, String words, int millis) {
        event(new ServerEvent.ResponseCreated(id));
        event(new ServerEvent.AgentTranscriptDone(id, id, words));
        for (int i = 0; i < millis; i += 20) {
            models.session(1).listener.onAudio(id, id, new byte[960], 960);
        }
    }

    void event(ServerEvent event) {
        models.sessions.getLast().listener.onEvent(event);
    }

    /** The caller hears so much of what waits. */
    void heard(int millis) {
        conversation.playoutStarted(1);
        ear.hear(8L * millis);
        if (ear.waiting() == 0) {
            conversation.playoutDrained();
        }
    }

    List<ClientEvent> said() {
        return models.session(1).told;
    }

    void pass(long millis) {
        for (long gone = 0; gone < millis; gone += STEP.toMillis()) {
            channel.advanceTimeBy(STEP.toMillis(), TimeUnit.MILLISECONDS);
            channel.runScheduledPendingTasks();
        }
    }

    private void say(ClientEvent event) {
        floor.on(event);
        link.send(event);
    }

    private void tell(BridgeEvent event) {
        recital.on(event);
        told.add(event);
    }

    /** Nobody hears the caller here. */
    private static final class Deaf implements LocalTurns.Model {

        @Override
        public void hear(short[] pcm, int length) {}

        @Override
        public void say(ClientEvent event) {}
    }
}
