/**
 * Loads the server's configuration: binds the file by {@code config.yaml}, then checks what types cannot know, such as bounds,
 * addresses, unique names and references between sections. One small class of checks per group of sections; each only reports
 * and none depends on another.
 *
 * <p>Uses: {@code config}, {@code config.yaml}. Owner: the thread that loads.
 */
@NullMarked
package dev.callwright.config.load;

import org.jspecify.annotations.NullMarked;
