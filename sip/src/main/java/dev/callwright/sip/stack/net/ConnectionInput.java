package dev.callwright.sip.stack.net;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/**
 * What a peer sends, byte by byte, with two bounds in time: how long it may be silent between messages, and how long a
 * message may take once begun. Owner: the thread that reads the connection.
 */
final class ConnectionInput {

    private static final int IDLE_MILLIS = 3_600_000;
    private static final int STALL_MILLIS = 10_000;
    private static final int BUFFER_BYTES = 4_096;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Socket socket;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int next;
    private int end;
    private boolean idle;
    private long deadlineNanos;

    ConnectionInput(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        begin();
    }

    /** From here on a message must be finished in time. */
    void begin() {
        idle = false;
        deadlineNanos = System.nanoTime() + STALL_MILLIS * NANOS_PER_MILLI;
    }

    /** Waits for the first byte of a message. */
    int first() throws IOException {
        idle = true;
        int first = read();
        begin();
        return first;
    }

    int read() throws IOException {
        if (next == end) {
            fill();
        }
        return buffer[next++] & 0xFF;
    }

    byte[] read(int length) throws IOException {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) read();
        }
        return bytes;
    }

    private void fill() throws IOException {
        long left = idle ? IDLE_MILLIS : (deadlineNanos - System.nanoTime()) / NANOS_PER_MILLI;
        if (left <= 0) {
            throw new SocketTimeoutException("the message was not finished in time");
        }
        socket.setSoTimeout((int) left);
        int count = in.read(buffer, 0, buffer.length);
        if (count < 0) {
            throw new EOFException("the peer closed the connection");
        }
        next = 0;
        end = count;
    }
}
