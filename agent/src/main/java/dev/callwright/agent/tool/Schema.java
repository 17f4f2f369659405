package dev.callwright.agent.tool;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema of a tool's arguments (draft 2020-12 unless it says otherwise). References go within the schema only: nothing is
 * fetched. Thread-safe.
 */
final class Schema {

    private static final int MOST_COMPLAINTS = 5;
    private static final int LONGEST_COMPLAINT = 300;

    private final com.networknt.schema.Schema schema;

    private Schema(com.networknt.schema.Schema schema) {
        this.schema = schema;
    }

    /** Reads a schema; empty when it is none. */
    static Optional<Schema> read(String text) {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemaLoader(loader -> loader.fetchRemoteResources(false)));
        try {
            com.networknt.schema.Schema schema = registry.getSchema(text, InputFormat.JSON);
            schema.initializeValidators();
            return Optional.of(new Schema(schema));
        } catch (SchemaException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** What is wrong with these arguments, in words for a model; empty when nothing is. */
    String complaints(ObjectNode arguments) {
        List<Error> errors = schema.validate(arguments);
        return errors.stream()
                .limit(MOST_COMPLAINTS)
                .map(Error::toString)
                .map(text -> text.substring(0, Math.min(text.length(), LONGEST_COMPLAINT)))
                .collect(Collectors.joining("; "));
    }
}
