package dev.callwright.agent.call.stage;

import dev.callwright.agent.bridge.VoiceBridge;
import dev.callwright.agent.call.digits.DigitLine;
import java.time.Duration;

/** The ways of a real call. Once it is over, what is sent goes nowhere. */
record CallDigitLine(VoiceBridge voice, Line line) implements DigitLine {

    @Override
    public boolean takesEvents() {
        return voice.takesEvents();
    }

    @Override
    public void event(char digit) {
        voice.sendDigits(String.valueOf(digit));
    }

    @Override
    public void tone(char digit) {
        voice.sendTones(String.valueOf(digit));
    }

    @Override
    public void info(String contentType, String body) {
        line.info(contentType, body);
    }

    @Override
    public void after(Duration delay, Runnable action) {
        voice.after(delay, action);
    }
}
