package dev.callwright.agent.cli;

import dev.callwright.media.codec.WavException;
import dev.callwright.media.codec.WavFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What a phone is to say, from a WAV file of telephone speech. */
final class Speech {

    private static final int SAMPLE_RATE_HZ = 8000;

    private Speech() {}

    /**
     * The samples of the file's first channel.
     *
     * @throws InputException when the file is not there, or holds something else
     */
    static short[] read(Path file) {
        WavFile wav = open(file);
        if (wav.sampleRateHz() != SAMPLE_RATE_HZ) {
            throw new InputException(file + " has " + wav.sampleRateHz() + " Hz; a telephone needs " + SAMPLE_RATE_HZ);
        }
        return wav.samples(0);
    }

    private static WavFile open(Path file) {
        try {
            return WavFile.read(file);
        } catch (WavException e) {
            throw new InputException(file + " cannot be said: " + e.getMessage(), e);
        } catch (NoSuchFileException e) {
            throw new InputException("there is no file " + file, e);
        } catch (IOException e) {
            throw new InputException(file + " cannot be read", e);
        }
    }
}
