package dev.callwright.agent.simulator.speech;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Free speech through the {@code espeak-ng} program, where it is installed. A missing program, a slow one and too many texts at
 * once all give the fallback instead. Two at a time, sixteen waiting.
 *
 * <p>Thread-safe. The program runs on threads of this object, never on the caller's.
 */
public final class Espeak implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Espeak.class);

    private static final String VOICE = "en-us+f3";
    private static final int MAX_LETTERS = 400;
    private static final int MAX_BYTES = 4_000_000;

    private final String program;
    private final Duration timeout;
    private final ThreadPoolExecutor threads;

    private volatile boolean missing;

    public Espeak(Duration timeout) {
        this("espeak-ng", timeout);
    }

    Espeak(String program, Duration timeout) {
        this.program = program;
        this.timeout = timeout;
        threads = new ThreadPoolExecutor(
                2,
                2,
                5,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(16),
                Thread.ofPlatform().daemon().name("espeak-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /** Speaks {@code text}, or gives {@code fallback}; never completes exceptionally. */
    public CompletableFuture<Utterance> say(String text, Utterance fallback) {
        return say(text, "", fallback);
    }

    /**
     * The same by another voice.
     *
     * @param voice  name of a voice, such as {@code de} or {@code en-gb+m3}; empty for the usual one
     */
    public CompletableFuture<Utterance> say(String text, String voice, Utterance fallback) {
        if (missing || text.isBlank()) {
            return CompletableFuture.completedFuture(fallback);
        }
        try {
            return CompletableFuture.supplyAsync(
                            () -> synthesise(text, voice.isEmpty() ? VOICE : voice, fallback), threads)
                    .exceptionally(_ -> fallback);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(fallback);
        }
    }

    private Utterance synthesise(String text, String voice, Utterance fallback) {
        String cut = text.substring(0, Math.min(text.length(), MAX_LETTERS));
        try {
            Process process = new ProcessBuilder(program, "-v", voice, "-s", "165", "--stdin", "--stdout")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                return new Utterance(cut, Wave.read(output(process, cut)));
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            missing = e.getMessage() != null && e.getMessage().contains("No such file");
            log.atInfo().addKeyValue("reason", e.getMessage()).log("speaking a prompt instead of free text");
            return fallback;
        }
    }

    private byte[] output(Process process, String text) throws IOException {
        // Killing the program is what ends a read that would otherwise last for ever.
        CompletableFuture<Void> killer = CompletableFuture.runAsync(
                process::destroyForcibly, CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS));
        try (OutputStream in = process.getOutputStream()) {
            in.write(text.getBytes(StandardCharsets.UTF_8));
        }
        byte[] wav = process.getInputStream().readNBytes(MAX_BYTES);
        if (!killer.cancel(false)) {
            throw new IOException("no speech within " + timeout);
        }
        return wav;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
