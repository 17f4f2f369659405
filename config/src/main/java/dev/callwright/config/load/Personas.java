package dev.callwright.config.load;

import dev.callwright.config.AgentConfig;
import dev.callwright.config.CallwrightConfig;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The files agents' personas are written in, read once for each loading of the settings, so that a reload reads them anew. Owner: the
 * thread that loads.
 */
final class Personas {

    private static final long MOST_BYTES = 64 << 10;

    private final Path folder;
    private final Map<String, String> texts = new HashMap<>();

    /** Personas named relative to this folder. */
    Personas(Path folder) {
        this.folder = folder;
    }

    /** Reads the files, and reports those that cannot be. */
    void read(List<AgentConfig> agents, Section root) {
        for (int i = 0; i < agents.size(); i++) {
            String file = agents.get(i).persona();
            if (!file.isEmpty()) {
                read(file, root.item("agents", i));
            }
        }
    }

    /** The agents with their personas before their instructions. */
    CallwrightConfig join(CallwrightConfig config) {
        return config.withAgents(config.agents().stream().map(this::join).toList());
    }

    private AgentConfig join(AgentConfig agent) {
        String persona = texts.getOrDefault(agent.persona(), "");
        return persona.isEmpty() ? agent : agent.withInstructions(persona + "\n\n" + agent.instructions());
    }

    private void read(String file, Section agent) {
        try {
            Path path = folder.resolve(file);
            if (Files.size(path) > MOST_BYTES) {
                agent.problem("persona", file + " is longer than 64 KiB", "shorten it; models forget what is long");
            } else {
                texts.put(file, Files.readString(path, StandardCharsets.UTF_8).strip());
            }
        } catch (CharacterCodingException e) {
            agent.problem("persona", file + " is not text in UTF-8", "save it as UTF-8");
        } catch (IOException | InvalidPathException e) {
            agent.problem("persona", file + " cannot be read", "check the name, relative to this file, and its rights");
        }
    }
}
