package dev.callwright.agent.cascade.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Server-sent events (WHATWG HTML §9.2) out of octets, however they are cut: gives the data of each event. Comments, which some
 * services send to keep a connection alive, and all fields but {@code data} are passed over. One stream, one thread.
 */
public final class SseParser {

    /** Longest line and longest event. */
    public static final int MAX_OCTETS = 1 << 20;

    /** Takes the data of one event. */
    public interface Events {
        void accept(String data) throws IOException;
    }

    private final Events events;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    private final StringBuilder data = new StringBuilder();
    private boolean hasData;
    private boolean afterReturn;

    public SseParser(Events events) {
        this.events = events;
    }

    /**
     * Takes the next octets.
     *
     * @throws IOException when a line or an event exceeds the bound
     */
    public void accept(byte[] octets, int length) throws IOException {
        for (int i = 0; i < length; i++) {
            byte octet = octets[i];
            boolean secondOfPair = octet == '\n' && afterReturn;
            afterReturn = octet == '\r';
            if (secondOfPair) {
                continue;
            }
            if (octet == '\n' || octet == '\r') {
                endLine();
            } else {
                line.write(octet);
                bound(line.size());
            }
        }
    }

    /** The stream is over. An event without its empty line is given too, since some services forget the last one. */
    public void end() throws IOException {
        if (line.size() > 0) {
            endLine();
        }
        endEvent();
    }

    private void endLine() throws IOException {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (text.isEmpty()) {
            endEvent();
        } else if (text.startsWith("data:")) {
            if (hasData) {
                data.append('\n');
            }
            hasData = true;
            data.append(text, text.startsWith("data: ") ? 6 : 5, text.length());
            bound(data.length());
        }
    }

    private void endEvent() throws IOException {
        if (hasData) {
            String event = data.toString();
            data.setLength(0);
            hasData = false;
            events.accept(event);
        }
    }

    private static void bound(int length) throws IOException {
        if (length > MAX_OCTETS) {
            throw new IOException("an event is longer than " + MAX_OCTETS + " octets");
        }
    }
}
