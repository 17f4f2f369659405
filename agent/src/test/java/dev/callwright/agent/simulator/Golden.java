package dev.callwright.agent.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares events with a file of one event a line. Ids become {@code #1}, {@code #2} in the order in which they appear, event
 * ids are only checked to be there, and audio becomes its number of bytes.
 */
final class Golden {

    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<=\")[0-9a-f]{32}(?=\")"
                    + "|item_\\d{14}|call_\\d{14}_\\w+");

    private Golden() {}

    static void assertMatches(List<ObjectNode> events, String file) throws IOException {
        assertThat(normalised(events)).containsExactlyElementsOf(lines(file));
    }

    private static List<String> normalised(List<ObjectNode> events) {
        Map<String, String> names = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        for (ObjectNode event : events) {
            assertThat(event.remove("event_id").asString()).matches("[0-9a-f-]{36}");
            if (event.path("type").asString().equals("response.audio.delta")) {
                int bytes =
                        java.util.Base64.getDecoder().decode(event.path("delta").asString()).length;
                event.put("delta", "<" + bytes + " bytes>");
            }
            Matcher ids = ID.matcher(event.toString());
            lines.add(ids.replaceAll(id -> names.computeIfAbsent(id.group(), _ -> "#" + (names.size() + 1))));
        }
        return lines;
    }

    private static List<String> lines(String file) throws IOException {
        try (InputStream in = Golden.class.getResourceAsStream(file)) {
            assertThat(in).as(file).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
