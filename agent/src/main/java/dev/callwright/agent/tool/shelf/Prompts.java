package dev.callwright.agent.tool.shelf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The recordings agents may play: the WAV files of one folder. Immutable; looks anew each time. */
record Prompts(Path folder) {

    private static final Logger log = LoggerFactory.getLogger(Prompts.class);
    private static final int MOST = 64;

    /** Their names, sorted. */
    List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[A-Za-z0-9._-]{1,60}\\.wav"))
                    .sorted()
                    .limit(MOST)
                    .toList();
        } catch (IOException e) {
            log.atWarn().log("the folder of prompts cannot be read");
            return List.of();
        }
    }
}
