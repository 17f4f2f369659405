package dev.callwright.agent.simulator.speech;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The bundled speech, by name. Made by {@code scripts/make-prompts}. Immutable. */
public final class Prompts {

    private static final String FOLDER = "/dev/callwright/agent/simulator/";
    private static final long PAUSE_MILLIS = 80;
    private static final String KEYS = "0123456789*#";
    private static final List<String> KEY_WORDS =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "star", "pound");

    private final Map<String, Utterance> prompts;

    private Prompts(Map<String, Utterance> prompts) {
        this.prompts = prompts;
    }

    /** Reads the prompts of this jar. */
    public static Prompts load() {
        Map<String, Utterance> prompts = new LinkedHashMap<>();
        try {
            for (String line : new String(bytes("prompts.tsv"), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                int tab = line.indexOf('\t');
                String file = line.substring(0, tab);
                prompts.put(
                        file.substring(0, file.lastIndexOf('.')),
                        new Utterance(line.substring(tab + 1), Wave.read(bytes(file))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Prompts(Map.copyOf(prompts));
    }

    /**
     * The prompt of this name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Utterance named(String name) {
        Utterance prompt = prompts.get(name);
        if (prompt == null) {
            throw new IllegalArgumentException("no prompt is called '" + name + "'; there are "
                    + String.join(", ", prompts.keySet().stream().sorted().toList()));
        }
        return prompt;
    }

    /** "You pressed" and the name of each key; what is not a key of a telephone is left out. */
    public Utterance pressed(String keys) {
        List<Utterance> parts = new ArrayList<>(List.of(named("you-pressed")));
        keys.chars().map(KEYS::indexOf).filter(key -> key >= 0).forEach(key -> parts.add(named(KEY_WORDS.get(key))));
        ByteArrayOutputStream pcm = new ByteArrayOutputStream();
        for (Utterance part : parts) {
            pcm.writeBytes(part.pcm());
            pcm.writeBytes(new byte[(int) Pcm.bytes(PAUSE_MILLIS)]);
        }
        return new Utterance(
                String.join(" ", parts.stream().map(Utterance::text).toList()) + ".", pcm.toByteArray());
    }

    private static byte[] bytes(String file) throws IOException {
        try (InputStream in = Prompts.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IOException("resource " + FOLDER + file + " is missing");
            }
            return in.readAllBytes();
        }
    }
}
