package dev.callwright.config.yaml;

import java.util.List;
import java.util.Map;

/** A piece of the file as written. Scalars keep their text. The line of each piece is kept by {@link Report}. Immutable. */
sealed interface Node {

    /**
     * A scalar.
     *
     * @param literal  whether it is plain and reads as a number or a truth value
     */
    record Text(String value, boolean literal) implements Node {}

    /** A list. */
    record Items(List<Node> nodes) implements Node {}

    /** A mapping in the order of the file; a repeated key keeps its first value. */
    record Entries(Map<String, Node> byKey) implements Node {}

    /** A key with nothing behind it, as when all lines below it are commented out. */
    record Empty() implements Node {}

    /** Something that is not read here and has been reported already: an alias or a tagged value. */
    record Refused() implements Node {}
}
