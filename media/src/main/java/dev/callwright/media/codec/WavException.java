package dev.callwright.media.codec;

/** The bytes are not a WAV file this code understands; the message says why. */
public final class WavException extends RuntimeException {

    private static final long serialVersionUID = 1;

    WavException(String message) {
        super(message);
    }
}
