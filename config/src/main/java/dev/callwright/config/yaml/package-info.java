/**
 * From a YAML file to records: text, then a small tree whose places are known, then a bound record, with every problem collected on
 * the way. The record decides the type of a value, never YAML's guess at it, so {@code no} and {@code 0123} stay what was written.
 *
 * <p>Knows nothing of telephony and binds any record, so other modules may read files of their own with it. Uses: the
 * vocabulary of {@code config} and the YAML parser, which appears in {@link dev.callwright.config.yaml.TreeReader} only. Owner: the
 * thread that loads; nothing is shared.
 */
@NullMarked
package dev.callwright.config.yaml;

import org.jspecify.annotations.NullMarked;
