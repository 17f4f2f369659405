package dev.callwright.agent.call.stage;

import dev.callwright.agent.bridge.event.BridgeEvent;
import dev.callwright.agent.call.cast.Cast;
import dev.callwright.agent.call.cast.HandoffRules;
import dev.callwright.agent.call.cast.Handoffs;
import dev.callwright.agent.call.cast.Wording;
import dev.callwright.agent.realtime.RealtimeEnd;
import dev.callwright.config.AgentConfig;
import dev.callwright.config.HandoffConfig;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Agents that hand a call over to one another, by rules or because a model asks for it. The next one is told why, by its
 * instructions; what was said before travels in the bridge. Owner: call thread.
 */
final class Squad implements Handoffs {

    /** More than any sensible call needs; agents that send a caller to and fro end here. */
    static final int MOST_HANDOFFS = 10;

    private static final int LONGEST_SUMMARY = 4_000;

    private static final Logger log = LoggerFactory.getLogger(Squad.class);

    private final CallStage stage;
    private final Cast cast;
    private HandoffRules rules;
    private Optional<AgentConfig> next = Optional.empty();
    private int handoffs;

    Squad(CallStage stage, Cast cast) {
        this.stage = stage;
        this.cast = cast;
        this.rules = new HandoffRules(cast.present());
    }

    @Override
    public boolean to(String agent, String summary) {
        AgentConfig present = cast.present();
        Optional<AgentConfig> found =
                cast.find(agent, stage.tools().known().values()).filter(_ -> mayTakeOver(present, agent));
        if (found.isEmpty() || handoffs == MOST_HANDOFFS) {
            stage.services().metrics().handoff("refused");
            log.atWarn()
                    .addKeyValue("call", stage.id())
                    .addKeyValue("agent", present.name())
                    .log(found.isEmpty() ? "no such agent to hand over to" : "handed over too often");
            return false;
        }
        handoffs++;
        String briefing = Wording.briefing(
                present.name(),
                shortened(summary),
                shortened(cast.learned(stage.tools().known().values())));
        AgentConfig briefed = found.get().withInstructions(found.get().instructions() + "\n\n" + briefing);
        next = Optional.of(briefed);
        stage.voice().become(briefed);
        return true;
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_SUMMARY));
    }

    private static boolean mayTakeOver(AgentConfig present, String agent) {
        return !agent.equals(present.name())
                && present.handoffs().stream().map(HandoffConfig::to).anyMatch(agent::equals);
    }

    /** A digit was pressed. Returns whether it handed over, so that it is no news for the model. */
    boolean pressed(char digit, long nowNanos) {
        Optional<String> agent = rules.pressed(digit, nowNanos);
        return agent.isPresent() && handedOver(agent.get(), "The caller chose this by the key " + digit + ".");
    }

    void on(BridgeEvent event) {
        if (event instanceof BridgeEvent.CallerSaid(String text)) {
            rules.said(text).ifPresent(agent -> {
                boolean _ = handedOver(agent, "The caller said last: " + text);
            });
        } else if (event instanceof BridgeEvent.TookOver) {
            tookOver();
        } else if (event instanceof BridgeEvent.TakeoverFailed(RealtimeEnd end)) {
            stage.services().metrics().handoff("failed");
            log.atWarn()
                    .addKeyValue("call", stage.id())
                    .log("the next agent cannot be reached, the present one goes on: {}", end.detail());
            next.ifPresent(_ -> stage.voice().speak(Wording.AFTER_A_FAILED_HANDOFF));
            next = Optional.empty();
        }
    }

    /** By a rule: the present agent has nothing to add. */
    private boolean handedOver(String agent, String summary) {
        boolean will = next.isEmpty() && to(agent, summary);
        if (will) {
            stage.voice().breakOff();
        }
        return will;
    }

    private void tookOver() {
        next.ifPresent(agent -> {
            next = Optional.empty();
            stage.services().metrics().handoff("done");
            stage.chronicle().handedOver(cast.present().name(), agent.name());
            cast.enter(agent);
            var _ = stage.tools().equip(agent);
            rules = new HandoffRules(agent);
            stage.voice().speak(Wording.AFTER_A_HANDOFF);
        });
    }
}
