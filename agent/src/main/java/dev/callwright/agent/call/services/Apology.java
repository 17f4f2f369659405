package dev.callwright.agent.call.services;

import dev.callwright.media.codec.WavFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The bundled prompt a caller hears when the model cannot be reached: 8 kHz samples. Immutable. */
final class Apology {

    private Apology() {}

    static short[] load() {
        try (InputStream in = Objects.requireNonNull(Apology.class.getResourceAsStream("apology.wav"))) {
            return WavFile.read(in).samples(0);
        } catch (IOException e) {
            throw new UncheckedIOException("the bundled apology cannot be read", e);
        }
    }
}
