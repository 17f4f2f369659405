package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Another program, driven through its standard input and output; ended by its own handle at the end of a test. */
final class Program implements AutoCloseable {

    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final Process process;
    private final PrintWriter input;
    private final StringBuilder output = new StringBuilder();
    private int read;

    private final Thread collector;

    private Program(Process process) {
        this.process = process;
        this.input = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        this.collector = Thread.ofVirtual().name("output of " + process.pid()).start(this::collect);
    }

    /** Skips the test when a command is not installed. */
    static void assumeInstalled(String command) {
        boolean there = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
        assumeTrue(there, command + " is not installed: its calls are not tested");
    }

    static Program start(Path folder, List<String> command) {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).directory(folder.toFile());
            builder.environment().put("HOME", folder.toString());
            return new Program(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void type(String line) {
        input.println(line);
    }

    /** Waits until new output matches, and passes over it. */
    synchronized Matcher expect(String regex, Duration limit) {
        Pattern pattern = Pattern.compile(regex);
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            Matcher matcher = pattern.matcher(output.substring(read));
            if (matcher.find()) {
                read += matcher.end();
                return matcher;
            }
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                fail("no '%s' within %s in the output:%n%s", regex, limit, output);
            }
            try {
                wait(Math.min(left, 200));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                fail("interrupted");
            }
        }
    }

    /** Waits for the program to end by itself and returns its exit code. */
    int awaitExit(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroy();
            fail("the program did not end within %s; its output:%n%s", limit, output());
        }
        // The end of its output may still be on the way.
        collector.join(LAST_WORDS);
        return process.exitValue();
    }

    synchronized String output() {
        return output.toString();
    }

    long pid() {
        return process.pid();
    }

    /** Ends the program with SIGINT, so that it closes its files. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                .start()
                .waitFor();
        process.waitFor(5, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(3, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void collect() {
        char[] block = new char[4096];
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (int n = reader.read(block); n >= 0; n = reader.read(block)) {
                synchronized (this) {
                    output.append(block, 0, n);
                    notifyAll();
                }
            }
        } catch (IOException e) {
            // The program ended while we read: there is no more output.
        }
    }
}
