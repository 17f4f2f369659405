package dev.callwright.agent.cascade.think;

import tools.jackson.databind.node.ArrayNode;

/** One thing in the history of a conversation. Owner: media loop. */
sealed interface Entry permits Answered, Said {

    String id();

    boolean isEmpty();

    /** Its size, for the bound on the whole. */
    int chars();

    /** Writes it as messages of a chat completion. */
    void write(ArrayNode messages);
}
