/**
 * Where calls begin and others reach them: INVITEs are judged, calls are placed, and those in progress acted on.
 *
 * <p>Uses: the other rooms of {@code agent.call}, {@code agent.store}, {@code sip}, {@code sip.trunk}, {@code config}. Thread-safe; runs
 * in memory only on the stack's thread.
 */
@NullMarked
package dev.callwright.agent.call.switchboard;

import org.jspecify.annotations.NullMarked;
