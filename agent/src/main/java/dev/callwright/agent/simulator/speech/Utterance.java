package dev.callwright.agent.simulator.speech;

/**
 * A piece of speech: what it says and how it sounds.
 *
 * <p>Immutable, provided nobody writes into {@link #pcm()}, which is not copied.
 */
public final class Utterance {

    private final String text;
    private final byte[] pcm;

    public Utterance(String text, byte[] pcm) {
        this.text = text;
        this.pcm = pcm;
    }

    public String text() {
        return text;
    }

    public byte[] pcm() {
        return pcm;
    }

    public long millis() {
        return Pcm.millis(pcm.length);
    }
}
