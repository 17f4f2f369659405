package dev.callwright.agent.bridge.talk;

import dev.callwright.agent.bridge.audio.Downlink;
import dev.callwright.agent.bridge.event.BridgeEvent;
import dev.callwright.agent.bridge.turns.HeardWords;
import dev.callwright.agent.realtime.ServerEvent;
import java.util.List;
import java.util.function.Consumer;

/**
 * Who said what: told to the call, and remembered for a session that takes over. What the agent says counts from when the caller
 * begins to hear it, and as far as the caller heard it; the downlink knows how far that is. Owner: media loop.
 */
final class Transcript {

    private final Downlink downlink;
    private final Consumer<? super BridgeEvent> events;
    private final HeardWords words = new HeardWords();
    private final Memory memory = new Memory();

    Transcript(Downlink downlink, Consumer<? super BridgeEvent> events) {
        this.downlink = downlink;
        this.events = events;
    }

    /** What was said so far. */
    Memory memory() {
        return memory;
    }

    /** The caller has spoken; the words of this item come later. */
    void callerSpoke(String itemId) {
        memory.callerSpoke(itemId);
    }

    void callerSaid(String itemId, String text) {
        memory.callerSaid(itemId, text);
        events.accept(new BridgeEvent.CallerSaid(text));
    }

    /** More words of an answer; dropped if the answer is dead. */
    void words(ServerEvent.AgentTranscriptDelta delta) {
        if (!downlink.isDead(delta.responseId())) {
            words.words(delta.responseId(), delta.itemId(), delta.text());
        }
    }

    /** All words of an answer; dropped if the answer is dead. */
    void allWords(ServerEvent.AgentTranscriptDone done) {
        if (!downlink.isDead(done.responseId())) {
            words.allWords(done.responseId(), done.itemId(), done.text());
            tellBegun();
        }
    }

    /** A whole answer, recorded before, was queued from this position on. */
    void recorded(String responseId, String text, long from) {
        words.allWords(responseId, "", text);
        sound(responseId, from);
        allSound(responseId);
    }

    /** Sound of an answer was queued from this position on. */
    void sound(String responseId, long from) {
        words.sound(responseId, from, downlink.queued());
    }

    /** No more sound will come of this answer. */
    void allSound(String responseId) {
        words.allSound(responseId);
    }

    /** No more will come of this answer, neither words nor sound. */
    void complete(String responseId) {
        words.complete(responseId);
        tellBegun();
    }

    /** Tells the words of answers that the caller has begun to hear. */
    void tellBegun() {
        for (HeardWords.Heard answer : words.begun(downlink.sent())) {
            memory.add(Memory.Speaker.AGENT, answer.said());
            events.accept(new BridgeEvent.AgentSaid(answer.said(), answer.itemId()));
        }
    }

    /** Everything queued was heard. */
    void drained() {
        tellBegun();
        words.drained();
    }

    /** No more will be heard of the answers under way. Tells what was heard of each, and returns it. */
    List<HeardWords.Heard> cut() {
        List<HeardWords.Heard> answers = words.cut(downlink.sent());
        answers.forEach(this::tellHeard);
        return answers;
    }

    private void tellHeard(HeardWords.Heard answer) {
        if (answer.told()) {
            memory.agentHeard(answer.said(), answer.heard());
        } else {
            memory.add(Memory.Speaker.AGENT, answer.heard());
        }
        if (answer.told() || !answer.heard().isBlank()) {
            events.accept(new BridgeEvent.AgentSaid(answer.heard(), answer.itemId()));
        }
    }

    /** What was heard so far of the answers under way; for a call that ends now. */
    List<BridgeEvent.AgentSaid> lastWords() {
        return words.present(downlink.sent()).stream()
                .map(answer -> new BridgeEvent.AgentSaid(answer.heard(), answer.itemId()))
                .toList();
    }

    /** The words of the present answer, as far as they came. */
    String presentWords() {
        List<HeardWords.Heard> present = words.present(downlink.queued());
        return present.isEmpty()
                ? memory.latestOf(Memory.Speaker.AGENT)
                : present.getLast().said();
    }
}
