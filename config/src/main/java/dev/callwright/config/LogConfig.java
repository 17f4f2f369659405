package dev.callwright.config;

/**
 * What the log shows.
 *
 * @param level        lowest level written: {@code error}, {@code warn}, {@code info}, {@code debug}, {@code trace}
 * @param maskNumbers  whether callers' numbers are shown as {@code +861***78}
 */
public record LogConfig(Level level, boolean maskNumbers) {

    public static final LogConfig DEFAULTS = new LogConfig(Level.INFO, true);

    /** Log levels, from few lines to many. */
    public enum Level {
        ERROR,
        WARN,
        INFO,
        DEBUG,
        TRACE
    }
}
