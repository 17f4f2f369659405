package dev.callwright.agent.simulator.speech;

/** How a model cuts its audio into deltas. Sizes in bytes, always even. */
public enum ChunkProfile {
    /** Small at the start of each sentence, so that it can be heard soon, and growing from there. */
    STEP_1O,
    /** Constant. */
    STEPAUDIO_3;

    /** Size of the chunk at {@code index} of a sentence, unless the sentence ends before. */
    int size(int index) {
        return switch (this) {
            case STEP_1O ->
                switch (index) {
                    case 0 -> 9_600;
                    case 1 -> 17_280;
                    case 2 -> 23_040;
                    case 3 -> 34_560;
                    case 4 -> 46_080;
                    default -> 92_160;
                };
            case STEPAUDIO_3 -> 8_192;
        };
    }
}
