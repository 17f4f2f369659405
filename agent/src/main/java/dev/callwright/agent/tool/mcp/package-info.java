/**
 * Tools of servers that speak the Model Context Protocol, through its official Java SDK: each server has a thread that keeps it
 * connected and its tools listed, so that no call ever waits for that.
 *
 * <p>Uses: {@code agent.tool}, {@code config}, {@code agent.metrics}, the SDK. Thread-safe.
 */
@NullMarked
package dev.callwright.agent.tool.mcp;

import org.jspecify.annotations.NullMarked;
