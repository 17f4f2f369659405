package dev.callwright.agent.call.story;

import dev.callwright.agent.call.CallOutcome;

/** How a call goes, told from top to bottom. Owner: call thread. */
sealed interface Story permits IncomingStory, OutgoingStory {

    /**
     * Tells the call to its end.
     *
     * @throws CallEnded from whatever act the call is left in
     */
    CallOutcome tell() throws InterruptedException;

    /** Ends the signalling, whatever act the story was left in. */
    void leave(CallOutcome outcome);
}
