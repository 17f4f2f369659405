package dev.callwright.agent.cascade.http;

/**
 * What a session counted so far. Immutable.
 *
 * @param droppedBeforeReady  audio pieces and requests that came before the session was ready or after its end
 * @param droppedSamples      samples of an utterance beyond its bound
 * @param requests            HTTP requests begun
 * @param retries             of these, second attempts
 * @param failures            requests that came to nothing
 * @param cancelled           requests stopped by us
 * @param sentences           sentences given to the voice
 * @param cutSentences        sentences whose speech broke off
 * @param droppedPieces       pieces of calls and words beyond their bounds
 */
public record CascadeStats(
        long droppedBeforeReady,
        long droppedSamples,
        long requests,
        long retries,
        long failures,
        long cancelled,
        long sentences,
        long cutSentences,
        long droppedPieces) {}
