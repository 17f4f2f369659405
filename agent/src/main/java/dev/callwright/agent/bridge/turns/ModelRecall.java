package dev.callwright.agent.bridge.turns;

import dev.callwright.agent.metrics.Metrics;
import dev.callwright.agent.realtime.ClientEvent;
import dev.callwright.agent.realtime.ModelSession;
import dev.callwright.agent.realtime.Traits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes the model remember of its own answers what the caller heard of them, as far as it can be told: by truncating the item,
 * or by deleting it and saying again what was heard. The latter puts the words at the end of the conversation, so it is done
 * only before the caller's next words are in it, and not while the answer is still being made. Owner: media loop.
 */
final class ModelRecall {

    private static final int MOST_WAITING = 8;

    private final Supplier<Optional<ModelSession>> session;
    private final Metrics metrics;
    private final List<HeardWords.Heard> waiting = new ArrayList<>();

    ModelRecall(Supplier<Optional<ModelSession>> session, Metrics metrics) {
        this.session = session;
        this.metrics = metrics;
    }

    /**
     * An answer was cut off.
     *
     * @param running  whether the model is still at it
     */
    void cut(HeardWords.Heard answer, boolean running) {
        Optional<ModelSession> model = session.get();
        if (model.isEmpty() || answer.itemId().isEmpty() || answer.whole()) {
            return;
        }
        Traits traits = model.get().traits();
        if (traits.truncates()) {
            model.get().send(new ClientEvent.TruncateItem(answer.itemId(), Math.toIntExact(answer.heardMillis())));
        } else if (traits.deletes() && running && waiting.size() < MOST_WAITING) {
            waiting.add(answer);
        } else if (traits.deletes()) {
            replace(model.get(), answer);
        }
    }

    /** The model has finished with this answer. */
    void done(String responseId) {
        List<HeardWords.Heard> ripe = waiting.stream()
                .filter(answer -> answer.responseId().equals(responseId))
                .toList();
        replaceAll(ripe);
    }

    /** The caller's next words are about to enter the conversation. */
    void beforeCallersWords() {
        replaceAll(List.copyOf(waiting));
    }

    /** The caller's next words are in the conversation: what was not put right by now stays as it is. */
    void callersWordsAdded() {
        waiting.forEach(_ -> metrics.turnUnrepaired());
        waiting.clear();
    }

    void sessionLost() {
        waiting.clear();
    }

    private void replaceAll(List<HeardWords.Heard> answers) {
        waiting.removeAll(answers);
        session.get().ifPresent(model -> answers.forEach(answer -> replace(model, answer)));
    }

    private static void replace(ModelSession model, HeardWords.Heard answer) {
        model.send(new ClientEvent.DeleteItem(answer.itemId()));
        if (!answer.heard().isBlank()) {
            model.send(new ClientEvent.AssistantText(answer.heard()));
        }
    }
}
