package dev.callwright.config;

import java.time.Duration;

/**
 * Who notices when the caller speaks. The model's own settings are always sent, since its default differs from model to model.
 *
 * @param mode             who decides
 * @param prefixPadding    audio kept before the detected start of speech
 * @param silenceDuration  silence that ends the caller's turn, as told to the model
 * @param energyThreshold  the model's energy that counts as speech, 0 to 5000
 * @param minimumSpeech    of the local gate: shorter sounds are no speech
 * @param hangover         of the local gate: silence that ends the caller's turn
 */
public record TurnDetectionConfig(
        Mode mode,
        Duration prefixPadding,
        Duration silenceDuration,
        int energyThreshold,
        Duration minimumSpeech,
        Duration hangover) {

    public static final TurnDetectionConfig DEFAULTS = new TurnDetectionConfig(
            Mode.SERVER,
            Duration.ofMillis(500),
            Duration.ofMillis(100),
            2500,
            Duration.ofMillis(120),
            Duration.ofMillis(500));

    /** The same, decided by somebody else. */
    public TurnDetectionConfig by(Mode other) {
        return new TurnDetectionConfig(other, prefixPadding, silenceDuration, energyThreshold, minimumSpeech, hangover);
    }

    /** Who decides. */
    public enum Mode {
        /** The model, for turns and for interruptions. */
        SERVER,
        /** Our own speech gate, for both. */
        LOCAL,
        /** The model for turns, our gate for interruptions. */
        HYBRID
    }
}
