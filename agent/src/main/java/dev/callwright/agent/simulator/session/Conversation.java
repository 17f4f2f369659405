package dev.callwright.agent.simulator.session;

import dev.callwright.agent.simulator.script.Situation;
import dev.callwright.agent.simulator.speech.Cue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * The items of a connection in order, and what is still to be answered. The oldest item is forgotten beyond
 * {@value #MAX_ITEMS}, and so is the oldest call of a function. Owner: the connection's event loop.
 */
final class Conversation {

    static final int MAX_ITEMS = 2_000;

    /** Whose item it is. */
    enum Author {
        SYSTEM,
        USER,
        ASSISTANT,
        FUNCTION
    }

    /**
     * What an answer is remembered as.
     *
     * @param text    empty once it is not known how much of it was heard
     * @param millis  of its audio
     */
    record Said(String text, int millis) {}

    private final LinkedHashMap<String, Author> items = new LinkedHashMap<>();
    private final LinkedHashMap<String, Said> answers = new LinkedHashMap<>();

    private final LinkedHashMap<String, String> functions = new LinkedHashMap<>();
    private final List<Situation.Result> results = new ArrayList<>();

    private String last = "";
    private Cue cue = new Cue.Nothing();

    void add(String id, Author author) {
        items.put(id, author);
        last = id;
        if (items.size() > MAX_ITEMS) {
            items.remove(items.keySet().iterator().next());
        }
    }

    void add(String id, Author author, Cue cue) {
        add(id, author);
        this.cue = cue;
    }

    /** An answer is over, this much of it said. */
    void said(String id, String text, int millis) {
        var _ = answers.putIfAbsent(id, new Said(text, millis));
        if (answers.size() > MAX_ITEMS) {
            answers.remove(answers.keySet().iterator().next());
        }
    }

    Optional<Said> said(String id) {
        return Optional.ofNullable(answers.get(id));
    }

    /**
     * Forgets what was not heard, and the words with it, since nobody can tell where they end. So it stays when the answer is
     * still under way.
     */
    void truncate(String id, int millis) {
        answers.put(id, new Said("", millis));
    }

    boolean contains(String id) {
        return items.containsKey(id);
    }

    void delete(String id) {
        items.remove(id);
        if (last.equals(id)) {
            last = items.isEmpty() ? "" : items.sequencedKeySet().getLast();
        }
    }

    /** Id of the last item; empty for none. */
    String last() {
        return last;
    }

    boolean endsWithAssistant() {
        return items.get(last) == Author.ASSISTANT;
    }

    boolean hasUser() {
        return items.containsValue(Author.USER);
    }

    /** What is to be answered, looked at without taking it. */
    Cue cue() {
        return cue;
    }

    /** A function was called. */
    void called(String callId, String function) {
        functions.put(callId, function);
        if (functions.size() > MAX_ITEMS) {
            functions.remove(functions.keySet().iterator().next());
        }
    }

    /**
     * A function returned, which is to be answered.
     *
     * @return its name; empty for a call that was never made
     */
    String returned(String callId, String output) {
        String function = functions.getOrDefault(callId, "");
        if (results.size() < MAX_ITEMS) {
            results.add(new Situation.Result(function, output));
        }
        return function;
    }

    /** What functions returned since this was asked last. */
    List<Situation.Result> takeResults() {
        List<Situation.Result> taken = List.copyOf(results);
        results.clear();
        return taken;
    }

    Cue takeCue() {
        Cue taken = cue;
        cue = new Cue.Nothing();
        return taken;
    }
}
