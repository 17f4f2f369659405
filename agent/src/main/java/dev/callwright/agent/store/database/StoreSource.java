package dev.callwright.agent.store.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.callwright.config.StoreConfig;
import java.time.Duration;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;

/** Ways to the database of a {@link StoreConfig}: a pool for the server, one connection at a time for a reader. */
final class StoreSource {

    private static final String H2 = "jdbc:h2:";
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final String H2_BIND_ADDRESS = "h2.bindAddress";
    private static final Duration SHORTEST_POOL_TIMEOUT = Duration.ofMillis(250);
    private static final Pattern PASSWORD = Pattern.compile("(?i)(password=)[^;&\\s]*");

    private StoreSource() {}

    /** A pool that connects when first asked: making it cannot fail, whatever the state of the database. */
    static HikariDataSource pool(StoreConfig config) {
        bindH2ToLoopback();
        var pool = new HikariDataSource();
        pool.setPoolName("records");
        pool.setJdbcUrl(config.url());
        pool.setUsername(config.user());
        pool.setPassword(config.password().value());
        pool.setMaximumPoolSize(config.poolSize());
        var timeoutMillis = Math.max(config.timeout().toMillis(), SHORTEST_POOL_TIMEOUT.toMillis());
        pool.setConnectionTimeout(timeoutMillis);
        pool.setValidationTimeout(timeoutMillis);
        pool.setInitializationFailTimeout(-1);
        networkTimeouts(config).forEach((key, value) -> pool.addDataSourceProperty((String) key, value));
        return pool;
    }

    /** Connects anew for each reading, so that a command that ends leaves nothing open; never creates a database. */
    static Jdbi reading(StoreConfig config) {
        bindH2ToLoopback();
        var properties = networkTimeouts(config);
        properties.setProperty("user", config.user());
        properties.setProperty("password", config.password().value());
        var url = config.url().startsWith(H2) ? config.url() + ";IFEXISTS=TRUE" : config.url();
        return bounded(Jdbi.create(url, properties), config.timeout());
    }

    /** The same, with a bound on every statement. JDBC counts it in whole seconds. */
    static Jdbi bounded(Jdbi jdbi, Duration timeout) {
        jdbi.getConfig(SqlStatements.class).setQueryTimeout(wholeSeconds(timeout));
        return jdbi;
    }

    /** Text that may hold a JDBC URL, without the password in it. */
    static String masked(String text) {
        return PASSWORD.matcher(text).replaceAll("$1********");
    }

    /**
     * With {@code AUTO_SERVER} H2 opens a server socket for the other processes of this machine, on every address unless
     * told otherwise. H2 reads the property once, when its classes are loaded.
     */
    private static void bindH2ToLoopback() {
        if (System.getProperty(H2_BIND_ADDRESS) == null) {
            System.setProperty(H2_BIND_ADDRESS, "127.0.0.1");
        }
    }

    /**
     * A statement timeout is a request to a server that answers; these end the wait for one that does not. They are longer
     * than it, so that a slow statement is cancelled rather than its connection thrown away.
     */
    private static Properties networkTimeouts(StoreConfig config) {
        var properties = new Properties();
        if (config.url().startsWith(POSTGRESQL)) {
            var seconds = wholeSeconds(config.timeout());
            properties.setProperty("connectTimeout", Integer.toString(seconds));
            properties.setProperty("loginTimeout", Integer.toString(seconds));
            properties.setProperty("socketTimeout", Integer.toString(seconds + 2));
        }
        return properties;
    }

    private static int wholeSeconds(Duration timeout) {
        return (int) Math.max(1, timeout.plusMillis(999).toSeconds());
    }
}
