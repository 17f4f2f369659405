/**
 * Calls, turns and transcripts in H2 or PostgreSQL by Jdbi over HikariCP.
 *
 * <p>Uses: {@code config}, Jdbi, HikariCP, Flyway. Blocking: never called on a media loop.
 */
@NullMarked
package dev.callwright.agent.store;

import org.jspecify.annotations.NullMarked;
