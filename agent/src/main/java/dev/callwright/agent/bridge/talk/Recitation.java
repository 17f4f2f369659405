package dev.callwright.agent.bridge.talk;

/**
 * Words to be said as they are written.
 *
 * @param words         the words
 * @param instructions  what a model is asked by to say them
 * @param urgent        whether the agent breaks off for it; otherwise it comes at the next pause
 * @param kept          where such words are kept as audio
 */
public record Recitation(String words, String instructions, boolean urgent, SpokenWords kept) {}
