/**
 * All tools the settings name: builds them, keeps the servers of the Model Context Protocol, and fills a box for each agent.
 *
 * <p>Uses: the other rooms of {@code agent.tool}, {@code config}, {@code agent.metrics}. Thread-safe.
 */
@NullMarked
package dev.callwright.agent.tool.shelf;

import org.jspecify.annotations.NullMarked;
