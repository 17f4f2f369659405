/**
 * Functions the model may call: the vocabulary of tools, and the box of them an agent has. A tool takes a call and returns a value;
 * what that value does to a telephone call is decided elsewhere.
 *
 * <p>Kinds of tools live in rooms of their own below: {@code builtin}, {@code webhook}, {@code mcp}; {@code shelf} builds them from
 * the settings. Uses: {@code agent.realtime} for {@code ToolSpec}, {@code config}, JSON. Owner: whoever calls; tools block.
 */
@NullMarked
package dev.callwright.agent.tool;

import org.jspecify.annotations.NullMarked;
