package dev.callwright.agent.simulator.session;

import dev.callwright.agent.simulator.speech.Ears;
import dev.callwright.agent.simulator.speech.Repertoire;
import dev.callwright.agent.simulator.speech.Speaker;

/**
 * What all connections of a simulator speak and hear with. Thread-safe by its parts.
 *
 * @param speaker     answers without a script
 * @param repertoire  the sentences of the script
 * @param ears        what callers are known to say
 */
public record Voices(Speaker speaker, Repertoire repertoire, Ears ears) {}
