package dev.callwright.agent.app;

import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.ConfigException;
import dev.callwright.config.Problem;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the settings anew and has the server go on by them. A file with a mistake in it changes nothing. Thread-safe. */
public final class Reloader {

    private static final Logger log = LoggerFactory.getLogger(Reloader.class);

    private final Function<CallwrightConfig, ReloadReport> server;
    private final Supplier<CallwrightConfig> file;

    /**
     * Reloads a server.
     *
     * @param file  reads and checks the file; throws {@link ConfigException} with its problems
     */
    public Reloader(Function<CallwrightConfig, ReloadReport> server, Supplier<CallwrightConfig> file) {
        this.server = server;
        this.file = file;
    }

    /**
     * Reads the file and applies what can be applied at once.
     *
     * @throws ConfigException with every problem of the file, which are logged too; everything is as it was then
     */
    public synchronized ReloadReport reload() {
        try {
            return server.apply(file.get());
        } catch (ConfigException failure) {
            failure.problems().stream()
                    .map(Problem::toString)
                    .forEach(problem -> log.atError().log("settings not reloaded: {}", problem));
            throw failure;
        }
    }
}
