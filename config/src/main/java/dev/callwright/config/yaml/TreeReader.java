package dev.callwright.config.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads YAML token by token into {@link Node}s and tells the report the line of every key.
 *
 * <p>Aliases are refused rather than expanded, so the tree is never larger than the file; nesting is bounded; tags are refused,
 * since records decide types. Owner: the thread that loads.
 */
final class TreeReader {

    private static final int DEPTH_LIMIT = 16;
    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEPTH_LIMIT).build())
            .build();

    private final YAMLParser parser;
    private final Report report;

    private TreeReader(YAMLParser parser, Report report) {
        this.parser = parser;
        this.report = report;
    }

    /** The tree of the only document in the text; nothing when the text is not YAML, which is then reported. */
    static Optional<Node> read(String text, Report report) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return new TreeReader((YAMLParser) parser, report).read();
        }
    }

    private Optional<Node> read() {
        try {
            return Optional.of(document());
        } catch (StreamConstraintsException _) {
            report.add(line(), "", "the text goes beyond a bound", "nest at most " + DEPTH_LIMIT + " levels");
        } catch (JacksonException failure) {
            report.add(line(failure), "", "not valid YAML: " + reason(failure), "check indentation, colons and quotes");
        }
        return Optional.empty();
    }

    private Node document() {
        if (parser.nextToken() == null) {
            return new Node.Empty();
        }
        report.locate("", line());
        Node root = node("");
        if (parser.nextToken() != null) {
            report.add(line(), "", "a second document starts here", "keep one document; remove the line ---");
        }
        return root;
    }

    private Node node(String path) {
        if (parser.isCurrentAlias()) {
            return refused(path, "aliases are not followed", "write the value out");
        }
        boolean tagged = parser.getTypeId() != null;
        Node node = switch (parser.currentToken()) {
            case START_OBJECT -> entries(path);
            case START_ARRAY -> items(path);
            case VALUE_NULL -> new Node.Empty();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
                new Node.Text(parser.getString(), true);
            default -> new Node.Text(parser.getString(), false);
        };
        return tagged ? refused(path, "tags are not understood", "remove the word that starts with !") : node;
    }

    private Node entries(String path) {
        Map<String, Node> byKey = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            String place = KeyPath.child(path, key);
            int line = line();
            if (byKey.containsKey(key)) {
                report.add(line, place, "the key is written twice", "keep one of them");
            }
            report.locate(place, line);
            parser.nextToken();
            byKey.putIfAbsent(key, node(place));
        }
        return new Node.Entries(byKey);
    }

    private Node items(String path) {
        List<Node> nodes = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String place = KeyPath.item(path, nodes.size());
            report.locate(place, line());
            nodes.add(node(place));
        }
        return new Node.Items(nodes);
    }

    private Node refused(String path, String message, String remedy) {
        report.unreadable(path, message, remedy);
        return new Node.Refused();
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    /** The scanner marks the very character; the last token that was read is second best. */
    private int line(JacksonException failure) {
        return failure.getCause() instanceof MarkedYamlEngineException marked
                ? marked.getProblemMark().map(mark -> mark.getLine() + 1).orElseGet(this::line)
                : line();
    }

    /** The problem alone: the full message of the parser spans lines and quotes the file, secrets included. */
    private static String reason(JacksonException failure) {
        String text = failure.getCause() instanceof MarkedYamlEngineException marked
                ? marked.getProblem()
                : failure.getOriginalMessage();
        return text.lines().findFirst().orElse("no reason given");
    }
}
