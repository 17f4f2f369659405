package dev.callwright.config;

import java.time.Duration;

/**
 * Where calls, turns and transcripts are kept.
 *
 * @param url         JDBC URL of H2 or PostgreSQL
 * @param user        database user
 * @param password    database password
 * @param poolSize    connections kept open
 * @param queueLimit  writes held back while the database is slow or away; beyond it they are dropped and counted
 * @param timeout     longest wait for a connection or a statement
 */
public record StoreConfig(String url, String user, Secret password, int poolSize, int queueLimit, Duration timeout) {

    public static final StoreConfig DEFAULTS = new StoreConfig(
            "jdbc:h2:file:./data/callwright;AUTO_SERVER=TRUE",
            "callwright",
            Secret.NONE,
            4,
            10_000,
            Duration.ofSeconds(5));
}
