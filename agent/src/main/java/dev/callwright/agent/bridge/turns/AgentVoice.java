package dev.callwright.agent.bridge.turns;

import java.util.Optional;

/** What turn-taking may know of the agent's side, and do to it. Owner: media loop. */
public interface AgentVoice {

    /** Whether an answer is asked for, made, played or waits to be played, and the caller may speak over it. */
    boolean answering();

    /** Whether a recorded prompt is played, which is no answer. */
    boolean prompting();

    /** Lets the agent fall silent; nothing is lost. */
    void hold();

    /** Lets it go on where it was. */
    void release();

    /** The caller speaks over it: what it was about to say is dropped. */
    void interrupt(long now);

    /** Drops an answer of which nothing was heard, as if it had never been asked for. */
    void revoke();

    /** Takes back a request that the model has not begun to answer; its instructions, if there was one. */
    Optional<String> withdraw();

    /** Asks for an answer. */
    void ask(String instructions);
}
