package dev.callwright.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command that runs until it is told to stop, on a thread of its own. */
final class RunningCommand implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int STILL_RUNNING = -1;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final AtomicInteger exitCode = new AtomicInteger(STILL_RUNNING);
    private final Thread thread;

    private RunningCommand(String... arguments) {
        this.thread = Thread.ofPlatform()
                .name(arguments[0])
                .daemon()
                .start(() -> exitCode.set(Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments)));
    }

    static RunningCommand start(String... arguments) {
        return new RunningCommand(arguments);
    }

    /** Waits for a line of output and returns the first group of its match. */
    String await(String regex) {
        Pattern pattern = Pattern.compile(regex);
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline && thread.isAlive()) {
            Matcher matcher = pattern.matcher(out.toString());
            if (matcher.find()) {
                return matcher.group(1);
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        throw new AssertionError("no '" + regex + "' in: " + out + err);
    }

    /** Waits for the command to end by itself and returns its exit code. */
    int exit() throws InterruptedException {
        assertThat(thread.join(LIMIT)).as("the command has ended").isTrue();
        return exitCode.get();
    }

    String output() {
        return out.toString();
    }

    /** Interrupts the command, as the end of the process would, and returns its exit code. */
    int stop() throws InterruptedException {
        thread.interrupt();
        assertThat(thread.join(LIMIT)).as("the command has ended").isTrue();
        return exitCode.get();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
