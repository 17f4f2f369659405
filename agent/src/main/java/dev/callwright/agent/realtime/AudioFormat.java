package dev.callwright.agent.realtime;

/** Form of the audio a model session takes or gives; one channel. */
public enum AudioFormat {
    /** 16-bit little-endian samples. */
    PCM16_24K(24_000),
    PCM16_16K(16_000),
    PCM16_8K(8_000),
    /** One octet a sample (ITU-T G.711). */
    PCMU(8_000),
    PCMA(8_000);

    private final int samplesPerSecond;

    AudioFormat(int samplesPerSecond) {
        this.samplesPerSecond = samplesPerSecond;
    }

    public int samplesPerSecond() {
        return samplesPerSecond;
    }

    /** Whether samples are octets of G.711. */
    public boolean isG711() {
        return this == PCMU || this == PCMA;
    }
}
