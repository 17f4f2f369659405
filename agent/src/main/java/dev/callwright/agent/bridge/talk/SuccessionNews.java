package dev.callwright.agent.bridge.talk;

import dev.callwright.agent.bridge.event.BridgeEvent;
import dev.callwright.agent.bridge.event.News;
import dev.callwright.agent.bridge.model.ModelPlan;
import dev.callwright.agent.bridge.model.Succession;
import dev.callwright.agent.bridge.turns.TurnTaking;
import dev.callwright.agent.metrics.Metrics;
import dev.callwright.agent.realtime.RealtimeEnd;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What becomes of the sessions behind a call, told to it and counted; and turns are taken as the plan of the present one says.
 * Owner: media loop.
 */
public final class SuccessionNews implements Succession {

    private final Consumer<? super BridgeEvent> events;
    private final Metrics metrics;
    private final TurnTaking turnTaking;

    public SuccessionNews(News news, TurnTaking turnTaking) {
        this.events = news.events();
        this.metrics = news.metrics();
        this.turnTaking = turnTaking;
    }

    @Override
    public void onModelReady(boolean again, Duration opening) {
        metrics.realtimeConnected(opening);
        if (again) {
            metrics.sessionReplaced("return");
        }
        events.accept(new BridgeEvent.ModelReady(again));
    }

    @Override
    public void onModelRenewed() {
        metrics.sessionReplaced("renewal");
    }

    @Override
    public void onTookOver(ModelPlan by, String model) {
        turnTaking.listen(by.listening());
        metrics.sessionReplaced("takeover");
        events.accept(new BridgeEvent.TookOver(model));
    }

    @Override
    public void onTakeoverFailed(RealtimeEnd end) {
        ended(end);
        events.accept(new BridgeEvent.TakeoverFailed(end));
    }

    @Override
    public void onSuccessorLost(RealtimeEnd end) {
        ended(end);
    }

    @Override
    public void onModelLost(RealtimeEnd end, int attempt) {
        ended(end);
        events.accept(new BridgeEvent.ModelLost(end, attempt));
    }

    @Override
    public void onModelGone(RealtimeEnd end) {
        ended(end);
        events.accept(new BridgeEvent.ModelGone(end));
    }

    private void ended(RealtimeEnd end) {
        metrics.realtimeEnded(end.cause().name());
    }
}
