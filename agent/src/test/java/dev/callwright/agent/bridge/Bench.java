package dev.callwright.agent.bridge;

import dev.callwright.agent.bridge.audio.FakeEarpiece;
import dev.callwright.agent.bridge.audio.Filler;
import dev.callwright.agent.bridge.event.BridgeEvent;
import dev.callwright.agent.bridge.event.News;
import dev.callwright.agent.bridge.model.FakeModels;
import dev.callwright.agent.bridge.talk.Conversation;
import dev.callwright.agent.bridge.talk.Recital;
import dev.callwright.agent.bridge.turns.Floor;
import dev.callwright.agent.metrics.Metrics;
import dev.callwright.agent.realtime.ClientEvent;
import dev.callwright.agent.realtime.ServerEvent;
import dev.callwright.agent.realtime.ServerEvent.ResponseStatus;
import dev.callwright.agent.realtime.ServerEvent.Usage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The parts of a bridge as they are in a call, between a model and an ear in the hands of a test. */
final class Bench {

    private static final Duration STEP = Duration.ofMillis(50);

    final EmbeddedChannel channel = new EmbeddedChannel();
    final FakeEarpiece ear = new FakeEarpiece();
    final FakeModels models = new FakeModels("a", "b");
    final List<BridgeEvent> told = new ArrayList<>();
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final Metrics metrics = new Metrics(registry);
    final Junction junction;
    final Floor floor;
    final Conversation conversation;
    final Filler filler;
    final Recital recital;
    final Watch watch;

    Bench() {
        channel.freezeTime();
        junction = new Junction(channel.eventLoop(), ear, models.plan(3), new News(told::add, metrics));
        floor = junction.floor;
        conversation = junction.conversation;
        filler = junction.filler;
        recital = junction.recital;
        watch = junction.watch;
    }

    /** The same with a model that listens. */
    static Bench connected() {
        Bench bench = new Bench();
        bench.junction.model.connect();
        bench.models.session(1).comesUp();
        bench.told.clear();
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
}
