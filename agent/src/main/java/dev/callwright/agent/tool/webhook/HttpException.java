package dev.callwright.agent.tool.webhook;

import java.io.IOException;

/** A server that does not speak HTTP as it should, or says too much. */
final class HttpException extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean tooLong;

    HttpException(String message, boolean tooLong) {
        super(message);
        this.tooLong = tooLong;
    }

    boolean tooLong() {
        return tooLong;
    }
}
