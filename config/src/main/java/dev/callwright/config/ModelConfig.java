package dev.callwright.config;

/**
 * A model an agent may talk through.
 *
 * @param provider  {@code realtime}, or the name of a provider
 * @param model     model id
 * @param voice     voice id; empty for the agent's
 * @param rank      lower ones first; higher ones when those cannot be had
 * @param weight    share among models of the same rank
 * @param when      conditions that must hold, all of them
 */
public record ModelConfig(String provider, String model, String voice, int rank, int weight, ConditionsConfig when) {

    public static final ModelConfig DEFAULTS = new ModelConfig("realtime", "", "", 1, 1, ConditionsConfig.DEFAULTS);
}
