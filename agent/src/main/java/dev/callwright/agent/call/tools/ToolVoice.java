package dev.callwright.agent.call.tools;

import dev.callwright.agent.bridge.talk.ToolAnswer;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The audio of a call, as far as tools have to do with it. Owner: call thread. */
public interface ToolVoice {

    /** Tells the model what came of the functions it called. */
    void answerTools(List<ToolAnswer> answers, boolean respond);

    /** Has the agent speak by these instructions. */
    void speak(String instructions);

    void playPrompt(short[] pcm);

    /** Does something on the call thread once nothing is heard of the agent, or this time is over. */
    void whenQuiet(Duration limit, Runnable act);

    /** Has the caller hear a soft tone wherever the agent says nothing, or no longer. */
    void fill(boolean on);

    /** Drops what the agent says as of no use any more. */
    void hush();

    /** Breaks off whatever the agent is saying. */
    void breakOff();

    /** A key nobody but the model is to know of. */
    void typed(char digit);

    /** Hands over, on the call thread, the keys that were pressed just now and that nobody knows of yet. */
    void takeTyped(Consumer<String> taker);
}
