package dev.callwright.agent.scenario.plan;

import dev.callwright.agent.phone.Network;
import java.time.Duration;

/**
 * One thing that happens at the phone. Exactly one of the first eight is given.
 *
 * @param say        words that are spoken
 * @param play       WAV file that is played, 8 kHz, relative to the test
 * @param press      keys that are pressed
 * @param pause      time during which nothing is said
 * @param waitFor    what is waited for
 * @param act        what is done with the call
 * @param network    how the network is from now on
 * @param beep       length of a tone of 1000 Hz, as of an answering machine
 * @param voice      voice of {@code espeak-ng} for {@code say}; empty for the usual one
 * @param words      what a recording in {@code play} says, for the transcript
 * @param interrupt  speak this long after the agent has begun to; zero to speak at once
 * @param by         how keys are pressed
 * @param text       regular expression of the words that are waited for
 * @param lasting    how long it must be quiet, for {@code silence}
 * @param within     longest wait
 */
public record Step(
        String say,
        String play,
        String press,
        Duration pause,
        WaitFor waitFor,
        Act act,
        Network network,
        Duration beep,
        String voice,
        String words,
        Duration interrupt,
        Keys by,
        String text,
        Duration lasting,
        Duration within) {

    /** No network of its own: the one before stays. */
    static final Network SAME = new Network(0, 1, Duration.ZERO, Duration.ZERO, Network.Side.RECEIVED);

    public static final Step DEFAULTS = new Step(
            "",
            "",
            "",
            Duration.ZERO,
            WaitFor.NOTHING,
            Act.NOTHING,
            SAME,
            Duration.ZERO,
            "",
            "",
            Duration.ZERO,
            Keys.RTP,
            "",
            Duration.ofSeconds(1),
            Duration.ofSeconds(10));

    /** What may be waited for. */
    public enum WaitFor {
        NOTHING,
        /** The agent begins to speak, or speaks already. */
        AGENT,
        /** The agent has said something since the last step and is quiet. */
        ANSWER,
        /** Nobody has said anything for some time. */
        SILENCE,
        /** The agent has said certain words, as the server knows. */
        WORDS,
        /** The agent hangs up. */
        HANG_UP,
        /** The agent asks the phone to call somebody else. */
        TRANSFER
    }

    /** What may be done with the call. */
    public enum Act {
        NOTHING,
        HOLD,
        RESUME,
        HANG_UP
    }

    /** How keys are pressed. */
    public enum Keys {
        RTP,
        INFO
    }

    /** Whether anything is spoken. */
    public boolean speaks() {
        return !say.isEmpty() || !play.isEmpty();
    }

    /** Whether it is of no use when the call is over. */
    public boolean needsCall() {
        return waitFor != WaitFor.HANG_UP && act != Act.HANG_UP && !pause.isPositive();
    }

    /** Whether this changes the network. */
    public boolean changesNetwork() {
        return !network.equals(SAME);
    }

    /** What the transcript calls it. */
    public String spokenWords() {
        return say.isEmpty() ? words : say;
    }

    /** How many things are given, of which there must be one. */
    int kinds() {
        int kinds = 0;
        for (boolean given : new boolean[] {
            !say.isEmpty(),
            !play.isEmpty(),
            !press.isEmpty(),
            pause.isPositive(),
            waitFor != WaitFor.NOTHING,
            act != Act.NOTHING,
            changesNetwork(),
            beep.isPositive()
        }) {
            kinds += given ? 1 : 0;
        }
        return kinds;
    }
}
