package dev.callwright.config;

import java.time.Duration;

/**
 * The model's voice detection. Always sent, since the service's own default differs from model to model.
 *
 * @param prefixPadding    audio kept before the detected start of speech
 * @param silenceDuration  silence that ends the caller's turn
 * @param energyThreshold  energy that counts as speech, 0 to 5000
 */
public record TurnDetectionConfig(Duration prefixPadding, Duration silenceDuration, int energyThreshold) {

    public static final TurnDetectionConfig DEFAULTS =
            new TurnDetectionConfig(Duration.ofMillis(500), Duration.ofMillis(100), 2500);
}
