package dev.callwright.agent.call.tools;

import dev.callwright.agent.tool.ToolJson;
import dev.callwright.agent.tool.ToolResult.Kind;
import dev.callwright.media.codec.WavException;
import dev.callwright.media.codec.WavFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** A recording played to the caller for a tool. Owner: call thread; the file is read on a thread of its own. */
final class ToolPrompt {

    private static final int RATE_HZ = 8_000;
    private static final int LONGEST_SECONDS = 120;

    private final ToolStage stage;
    private Optional<Consumer<ToolOutcome>> playing = Optional.empty();

    ToolPrompt(ToolStage stage) {
        this.stage = stage;
    }

    void play(String file, Consumer<ToolOutcome> done) {
        Path path = stage.services().tools().prompt(file);
        Thread.ofVirtual().name("prompt-" + stage.id()).start(() -> {
            Optional<short[]> pcm = read(path);
            stage.then(() -> {
                if (pcm.isPresent()) {
                    stage.voice().whenQuiet(ToolActs.HEARING, () -> start(pcm.get(), done));
                } else {
                    done.accept(ToolOutcome.failed(Kind.NOT_DONE, "That recording cannot be played."));
                }
            });
        });
    }

    private static Optional<short[]> read(Path path) {
        try {
            WavFile wav = WavFile.read(path);
            short[] pcm = wav.samples(0);
            boolean fits = wav.sampleRateHz() == RATE_HZ && pcm.length <= RATE_HZ * LONGEST_SECONDS;
            return fits ? Optional.of(pcm) : Optional.empty();
        } catch (IOException | WavException e) {
            return Optional.empty();
        }
    }

    private void start(short[] pcm, Consumer<ToolOutcome> done) {
        playing = Optional.of(done);
        stage.voice().playPrompt(pcm);
        // A call on hold plays nothing.
        stage.later(Duration.ofSeconds(pcm.length / RATE_HZ + 10L), () -> {
            if (playing.filter(done::equals).isPresent()) {
                end("not heard to its end");
            }
        });
    }

    void played() {
        end("played");
    }

    /** Where our own gate decides turns, speech over a recording stops nothing by itself. */
    void interrupted() {
        if (playing.isPresent()) {
            stage.voice().breakOff();
            end("the caller interrupted it");
        }
    }

    private void end(String how) {
        Optional<Consumer<ToolOutcome>> told = playing;
        playing = Optional.empty();
        told.ifPresent(done -> done.accept(ToolOutcome.ok(ToolJson.of("result", how))));
    }
}
