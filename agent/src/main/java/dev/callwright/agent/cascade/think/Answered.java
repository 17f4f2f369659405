package dev.callwright.agent.cascade.think;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the agent said in one answer, sentence by sentence with how long each sounds, and the functions it called. Owner: media loop. */
public final class Answered implements Entry {

    private static final int MOST_OUTPUT = 16_000;
    private static final int MOST_REASONING = 16_000;

    private static final class Sentence {
        private final String text;
        private double millis;

        private Sentence(String text) {
            this.text = text;
        }
    }

    private final String id;
    private final List<Sentence> sentences = new ArrayList<>();
    private final Map<String, String> outputs = new LinkedHashMap<>();
    private List<ToolCall> calls = List.of();
    private final StringBuilder reasoning = new StringBuilder();

    public Answered(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    /** A sentence begins to sound. */
    public void sounds(String text) {
        sentences.add(new Sentence(text));
    }

    /** So much of the present sentence has come. */
    public void lasts(double millis) {
        sentences.getLast().millis += millis;
    }

    public void reasons(String piece) {
        if (reasoning.length() + piece.length() <= MOST_REASONING) {
            reasoning.append(piece);
        }
    }

    public void calls(List<ToolCall> wanted) {
        calls = wanted;
    }

    /** A function has returned; false when this answer did not call it. */
    boolean returned(String callId, String output) {
        boolean ours = calls.stream().anyMatch(call -> call.id().equals(callId));
        if (ours) {
            outputs.put(callId, output.substring(0, Math.min(output.length(), MOST_OUTPUT)));
        }
        return ours;
    }

    public String text() {
        return String.join(
                " ", sentences.stream().map(sentence -> sentence.text).toList());
    }

    /** Forgets what was not heard; of a sentence cut short, the words that fit into the time are kept. */
    void heardOnly(int heardMillis) {
        double left = heardMillis;
        for (int i = 0; i < sentences.size(); i++) {
            Sentence sentence = sentences.get(i);
            if (sentence.millis > left) {
                String heard = beginning(sentence.text, left / sentence.millis);
                sentences.subList(i, sentences.size()).clear();
                if (!heard.isEmpty()) {
                    sentences.add(new Sentence(heard));
                }
                return;
            }
            left -= sentence.millis;
        }
    }

    @Override
    public boolean isEmpty() {
        return sentences.isEmpty() && calls.isEmpty();
    }

    @Override
    public int chars() {
        int chars = text().length();
        for (ToolCall call : calls) {
            chars += call.arguments().length()
                    + outputs.getOrDefault(call.id(), "").length();
        }
        return chars;
    }

    /** A call without its result would make the service refuse the whole conversation, so one is made up. */
    @Override
    public void write(ArrayNode messages) {
        ObjectNode message = messages.addObject().put("role", "assistant").put("content", text());
        if (calls.isEmpty()) {
            return;
        }
        if (!reasoning.isEmpty()) {
            message.put("reasoning_content", reasoning.toString());
        }
        ArrayNode wanted = message.putArray("tool_calls");
        for (ToolCall call : calls) {
            ObjectNode node = wanted.addObject().put("id", call.id()).put("type", "function");
            node.putObject("function").put("name", call.name()).put("arguments", call.arguments());
        }
        for (ToolCall call : calls) {
            messages.addObject()
                    .put("role", "tool")
                    .put("tool_call_id", call.id())
                    .put("content", outputs.getOrDefault(call.id(), "(no result yet)"));
        }
    }

    /** The first words, up to a share of the letters; never half a word where words are set apart. */
    private static String beginning(String text, double share) {
        int end = (int) (text.length() * Math.clamp(share, 0, 1));
        int gap = text.lastIndexOf(' ', end);
        boolean spaced = text.indexOf(' ') >= 0;
        return text.substring(0, spaced ? Math.max(0, gap) : end).strip();
    }
}
