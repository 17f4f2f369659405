package dev.callwright.agent.simulator.speech;

/** What the simulated model says. */
public enum AnswerMode {
    /** What it heard, byte for byte, so that the whole audio path can be measured. */
    PARROT,
    /** The bundled prompts in turn. */
    PROMPTS,
    /** Free text spoken by espeak-ng, or the bundled prompts where that is not installed. */
    ESPEAK
}
