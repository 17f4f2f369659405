package dev.callwright.agent.call.stage;

import dev.callwright.agent.call.digits.DigitFilter;
import dev.callwright.agent.call.tools.ToolDesk;

/**
 * What becomes of a key the caller presses: it belongs to an entry a tool takes, leads to another agent, or is the conversation's.
 * Owner: call thread.
 */
final class Keypad {

    private final CallStage stage;
    private final DigitFilter filter = new DigitFilter();

    Keypad(CallStage stage) {
        this.stage = stage;
    }

    void press(char digit, DigitFilter.Path path) {
        long now = System.nanoTime();
        if (filter.accept(digit, path, now)) {
            stage.chronicle().digit(digit, path, stage.tools().keyUse());
            stage.stillness().caller(now);
            pressed(digit, now);
        }
    }

    private void pressed(char digit, long now) {
        ToolDesk tools = stage.tools();
        if (tools.trails(digit)) {
            stage.chronicle().keys().showLatest();
            return;
        }
        if (tools.collects()) {
            // First: the key may complete the entry, and what the model says to that is to be heard.
            stage.voice().breakOff();
        }
        if (tools.takes(digit)) {
            return;
        }
        if (stage.squad().pressed(digit, now)) {
            stage.chronicle().keys().showLatest();
        } else {
            stage.voice().typed(digit);
        }
    }
}
