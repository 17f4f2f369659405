package dev.callwright.agent.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Writes a line for each {@link Interop} of a test that ran; what was skipped leaves none. */
final class InteropMatrix implements TestWatcher {

    private static final Path LINES = Path.of("target", "interop.tsv");

    @Override
    public void testSuccessful(ExtensionContext context) {
        note(context, "passed");
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        note(context, "failed");
    }

    private static void note(ExtensionContext context, String result) {
        Interop shown = context.getRequiredTestMethod().getAnnotation(Interop.class);
        for (String feature : shown == null ? new String[0] : shown.features()) {
            String row = feature.replace("{name}", context.getDisplayName());
            write(String.join("\t", row, shown.peer(), context.getUniqueId(), result));
        }
    }

    private static void write(String line) {
        try {
            Files.createDirectories(LINES.toAbsolutePath().getParent());
            Files.writeString(LINES, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
