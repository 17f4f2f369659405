/**
 * The records in the database: written by one thread behind a bounded queue, read by whoever asks.
 *
 * <p>Uses: {@code store}, {@code config}, Jdbi, HikariCP, Flyway. Blocking, {@code CallJournal} apart: never called on a media loop.
 */
@NullMarked
package dev.callwright.agent.store.database;

import org.jspecify.annotations.NullMarked;
