package dev.callwright.agent.cascade;

import java.time.Duration;

/**
 * Where the time went before an answer sounded, each part counted from the end of the one before. Immutable.
 *
 * @param responseId     the answer
 * @param transcription  from the request for an answer until the caller's words were known
 * @param firstWord      until the chat model's first word
 * @param firstSentence  until its first sentence, or clause, was complete
 * @param firstSpeech    until the voice's first audio
 */
public record CascadeTimes(
        String responseId, Duration transcription, Duration firstWord, Duration firstSentence, Duration firstSpeech) {

    /** From the request for an answer until its first audio. */
    public Duration total() {
        return transcription.plus(firstWord).plus(firstSentence).plus(firstSpeech);
    }
}
