package dev.callwright.agent.store.testing;

import dev.callwright.config.Secret;
import dev.callwright.config.StoreConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/** Configurations of throw-away databases. */
public final class Databases {

    private Databases() {}

    /** In memory, kept until the JVM ends. */
    public static StoreConfig memory() {
        return at("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    /** In a file, open to other processes of this machine. */
    public static StoreConfig file(Path folder) {
        return at("jdbc:h2:file:" + folder.resolve("records") + ";AUTO_SERVER=TRUE");
    }

    public static StoreConfig at(String url) {
        return at("callwright", url);
    }

    public static StoreConfig at(String user, String url) {
        return new StoreConfig(url, user, Secret.NONE, 4, 10_000, Duration.ofSeconds(5));
    }

    public static StoreConfig withQueueLimit(StoreConfig config, int queueLimit) {
        return new StoreConfig(
                config.url(), config.user(), config.password(), config.poolSize(), queueLimit, config.timeout());
    }

    public static StoreConfig withTimeout(StoreConfig config, Duration timeout) {
        return new StoreConfig(
                config.url(), config.user(), config.password(), config.poolSize(), config.queueLimit(), timeout);
    }
}
