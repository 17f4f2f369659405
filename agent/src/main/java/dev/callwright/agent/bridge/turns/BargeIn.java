package dev.callwright.agent.bridge.turns;

import dev.callwright.agent.metrics.Metrics;
import dev.callwright.config.BargeInConfig;
import dev.callwright.media.dsp.speech.SpeechGate.Edge;

/**
 * Decides by the speech gate what becomes of the agent's answer when something is heard from the caller:
 *
 * <pre>
 *   onset        -&gt; the agent falls silent at once
 *   confirmed    -&gt; the caller interrupts: {@link #hear} says so
 *   false alarm, end of too brief a sound, or patience over -&gt; the agent goes on where it was
 * </pre>
 *
 * Time is counted in caller audio, which is continuous. Only sound over the answer counts towards an interruption, not what the
 * caller said before it began. Owner: media loop.
 */
final class BargeIn {

    private final boolean enabled;
    private final long confirmMillis;
    private final long patienceMillis;
    private final AgentVoice agent;
    private final Metrics metrics;

    private boolean held;
    private int heldMillis;
    private int lastSoundMillis;
    private int overlapMillis;

    BargeIn(BargeInConfig config, AgentVoice agent, Metrics metrics) {
        this.enabled = config.enabled();
        this.confirmMillis = config.confirm().toMillis();
        this.patienceMillis = config.patience().toMillis();
        this.agent = agent;
        this.metrics = metrics;
    }

    /**
     * A piece of caller audio was heard.
     *
     * @param edge         what the gate says of it
     * @param speaking     whether the gate takes it for speech
     * @param soundMillis  sound since the gate's last onset
     * @param millis       length of the piece
     * @return whether the caller interrupts with this piece
     */
    boolean hear(Edge edge, boolean speaking, int soundMillis, int millis) {
        int grown = Math.max(0, soundMillis - lastSoundMillis);
        lastSoundMillis = soundMillis;
        if (!enabled || !agent.answering()) {
            overlapMillis = 0;
            goOn();
            return false;
        }
        overlapMillis = edge == Edge.ONSET ? soundMillis : overlapMillis + grown;
        if (speaking && overlapMillis >= confirmMillis) {
            held = false;
            overlapMillis = 0;
            return true;
        }
        watch(edge, millis);
        return false;
    }

    private void watch(Edge edge, int millis) {
        if (edge == Edge.ONSET) {
            held = true;
            heldMillis = 0;
            metrics.bargeInHeld();
            agent.hold();
        } else if (edge == Edge.FALSE_ALARM || edge == Edge.END) {
            overlapMillis = 0;
            goOn();
        } else if (held) {
            heldMillis += millis;
            if (heldMillis >= patienceMillis) {
                goOn();
            }
        }
    }

    /** Lets the agent go on if it was held. */
    void goOn() {
        if (held) {
            held = false;
            metrics.bargeInResumed();
            agent.release();
        }
    }
}
