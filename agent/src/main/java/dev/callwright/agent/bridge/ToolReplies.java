package dev.callwright.agent.bridge;

import dev.callwright.agent.bridge.talk.Conversation;
import dev.callwright.agent.bridge.talk.Functions;
import dev.callwright.agent.bridge.talk.ResponseDesk;
import dev.callwright.agent.bridge.talk.ToolAnswer;
import java.util.List;

/**
 * What came of functions, told to the model once no response runs; it speaks about it once the caller has heard what is being said.
 * Owner: media loop.
 */
final class ToolReplies {

    /** A response that runs for longer than this is not waited for. */
    private static final long LONGEST_RESPONSE_MILLIS = 30_000;

    private static final long LONGEST_PLAYOUT_MILLIS = 120_000;

    private final Conversation conversation;
    private final ResponseDesk desk;
    private final Waiting waiting;

    ToolReplies(Conversation conversation, ResponseDesk desk, Waiting waiting) {
        this.conversation = conversation;
        this.desk = desk;
        this.waiting = waiting;
    }

    void give(List<ToolAnswer> answers, boolean respond) {
        waiting.until(() -> desk.running().isEmpty(), LONGEST_RESPONSE_MILLIS, () -> {
            Functions functions = conversation.functions();
            functions.answer(answers);
            if (respond) {
                functions.wantResponse();
                waiting.until(this::respondWhenQuiet, LONGEST_PLAYOUT_MILLIS, () -> {});
            }
        });
    }

    private boolean respondWhenQuiet() {
        Functions functions = conversation.functions();
        if (conversation.quiet() && functions.takeWish(System.nanoTime())) {
            desk.ask("");
        }
        return !functions.wished();
    }
}
