package dev.callwright.agent.phone;

/**
 * Both sides of a call as PCM16 mono on one clock. Both arrays have the same length and are not copied: whoever makes one
 * leaves them alone afterwards.
 */
public final class StereoAudio {

    private final short[] caller;
    private final short[] agent;
    private final int sampleRateHz;

    public StereoAudio(short[] caller, short[] agent, int sampleRateHz) {
        if (caller.length != agent.length) {
            throw new IllegalArgumentException("sides of " + caller.length + " and " + agent.length + " samples");
        }
        if (sampleRateHz <= 0) {
            throw new IllegalArgumentException("sample rate of " + sampleRateHz);
        }
        this.caller = caller;
        this.agent = agent;
        this.sampleRateHz = sampleRateHz;
    }

    /** What the caller said, for reading only. */
    public short[] caller() {
        return caller;
    }

    /** What the caller heard, for reading only. */
    public short[] agent() {
        return agent;
    }

    public int sampleRateHz() {
        return sampleRateHz;
    }

    public double seconds() {
        return (double) caller.length / sampleRateHz;
    }
}
