package dev.callwright.media.leg;

import java.io.Serial;

/** The media engine cannot do what was asked, such as opening a port when none is free. */
public final class MediaException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    MediaException(String message) {
        super(message);
    }

    MediaException(String message, Throwable cause) {
        super(message, cause);
    }
}
