package dev.callwright.agent.call.tools;

import dev.callwright.agent.call.cast.Wording;
import dev.callwright.config.FillerConfig;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the caller hears while tools take their time, as the agent's settings say. Owner: call thread. */
final class ToolFiller {

    private static final Duration BETWEEN_PHRASES = Duration.ofSeconds(7);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ToolStage stage;
    private final Set<ToolBatch> awaited = new HashSet<>();
    private int phrase;
    private boolean tone;
    private boolean holding;
    private boolean speaking;

    ToolFiller(ToolStage stage) {
        this.stage = stage;
    }

    private FillerConfig config() {
        return stage.agent().filler();
    }

    void begin(ToolBatch batch) {
        if (config().style() != FillerConfig.Style.NONE) {
            awaited.add(batch);
            stage.later(config().after(), () -> due(batch));
        }
    }

    private void due(ToolBatch batch) {
        if (!awaited.contains(batch)) {
            return;
        }
        if (config().style() == FillerConfig.Style.TONE) {
            tone = true;
            fill();
        } else {
            stage.voice().whenQuiet(PATIENCE, () -> phrase(batch));
        }
    }

    private void phrase(ToolBatch batch) {
        List<String> phrases = config().phrases();
        if (awaited.contains(batch) && !phrases.isEmpty()) {
            speaking = true;
            stage.voice().speak(Wording.verbatim(phrases.get(phrase++ % phrases.size())));
            stage.later(BETWEEN_PHRASES, () -> due(batch));
        }
    }

    /** All tools of it have done their work. */
    void end(ToolBatch batch) {
        if (!awaited.remove(batch) || !awaited.isEmpty()) {
            return;
        }
        tone = false;
        fill();
        if (speaking) {
            speaking = false;
            stage.voice().hush();
        }
    }

    /** What is being said from now on answers the caller, who spoke or pressed a key. */
    void callerSpoke() {
        speaking = false;
    }

    /** The caller waits for somebody: the tone is heard whatever the settings say. */
    void hold(boolean on) {
        holding = on;
        fill();
    }

    private void fill() {
        stage.voice().fill(tone || holding);
    }
}
