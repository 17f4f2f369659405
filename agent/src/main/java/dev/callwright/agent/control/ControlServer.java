package dev.callwright.agent.control;

import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes commands at a Unix socket. Thread-safe; {@link #listen} and {@link #close} block shortly. */
public final class ControlServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ControlServer.class);
    private static final int MOST_CLIENTS = 16;
    private static final int LONGEST_REQUEST = 64 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final SocketFile file;
    private final Map<String, Command> commands;
    private final int mostClients;
    private final Semaphore seats;
    private final Deadline deadline;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("control-", 0).factory());

    private ControlServer(SocketFile file, Map<String, Command> commands, int mostClients, Duration patience) {
        this.file = file;
        this.commands = Map.copyOf(commands);
        this.mostClients = mostClients;
        this.seats = new Semaphore(mostClients);
        this.deadline = new Deadline(patience);
    }

    /**
     * Listens and answers from now on.
     *
     * @throws ControlException when another server answers there, or the socket cannot be made
     */
    public static ControlServer listen(Path socket, Map<String, Command> commands) {
        return listen(socket, commands, MOST_CLIENTS, PATIENCE);
    }

    static ControlServer listen(Path socket, Map<String, Command> commands, int mostClients, Duration patience) {
        ControlServer server = new ControlServer(SocketFile.listen(socket), commands, mostClients, patience);
        server.threads.execute(server::accept);
        return server;
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = file.channel().accept();
                threads.execute(() -> serve(client));
            }
        } catch (ClosedChannelException _) {
            // The server closes.
        } catch (IOException e) {
            log.atError().setCause(e).log("no more commands can be taken");
        }
    }

    private void serve(SocketChannel client) {
        try (LineChannel line = new LineChannel(client, LONGEST_REQUEST, deadline)) {
            if (!seats.tryAcquire()) {
                line.write(Conversation.refusal(mostClients + " clients are connected already."));
                return;
            }
            try {
                new Conversation(line, commands).hold();
            } finally {
                seats.release();
            }
        } catch (AsynchronousCloseException e) {
            log.debug("a client was silent for too long, or the server closes", e);
        } catch (IOException e) {
            log.debug("a client went away", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Interrupts the commands that run, and removes the socket. Idempotent. */
    @Override
    public void close() throws IOException {
        file.close();
        threads.shutdownNow();
        deadline.close();
        try {
            if (!threads.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                log.atWarn().log("a command does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
