package dev.callwright.sip.stack.tls;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

/** Closes a socket unless it is closed itself in time: for peers that trickle. Thread-safe. */
public final class Deadline implements AutoCloseable {

    private final Thread watch;

    public Deadline(Socket socket, int millis) {
        watch = Thread.ofVirtual().name("sip-deadline").start(() -> {
            try {
                Thread.sleep(Duration.ofMillis(millis));
                socket.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                // It is closed, which is all that was wanted.
                return;
            }
        });
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
