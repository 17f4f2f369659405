package dev.callwright.agent.cascade.think;

import tools.jackson.databind.node.ArrayNode;

/** A message of the caller, of the system, or of the agent before this session. Owner: media loop. */
public final class Said implements Entry {

    private static final int MOST = 16_000;

    private final String id;
    private final String role;
    private String text = "";

    public Said(String id, String role) {
        this.id = id;
        this.role = role;
    }

    public Said(String id, String role, String text) {
        this(id, role);
        says(text);
    }

    /** The words, which for speech are known some time after their place in the conversation. */
    public void says(String words) {
        text = words.substring(0, Math.min(words.length(), MOST));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public boolean isEmpty() {
        return text.isBlank();
    }

    @Override
    public int chars() {
        return text.length();
    }

    @Override
    public void write(ArrayNode messages) {
        messages.addObject().put("role", role).put("content", text);
    }
}
