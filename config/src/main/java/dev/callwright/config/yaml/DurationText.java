package dev.callwright.config.yaml;

import dev.callwright.config.Problem;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as operators write them: a whole number and its unit, one of {@code ms}, {@code s}, {@code m}, {@code h}. */
public final class DurationText {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
    private static final Pattern BARE_NUMBER = Pattern.compile("\\d{1,9}");
    private static final long MILLIS_PER_SECOND = 1_000;
    private static final long MILLIS_PER_MINUTE = 60_000;
    private static final long MILLIS_PER_HOUR = 3_600_000;

    private DurationText() {}

    /** Writes a duration in the largest unit that holds it exactly; anything finer than a millisecond is cut. */
    public static String format(Duration duration) {
        long millis = duration.toMillis();
        if (millis % MILLIS_PER_SECOND != 0) {
            return millis + "ms";
        }
        if (millis == 0 || millis % MILLIS_PER_MINUTE != 0) {
            return millis / MILLIS_PER_SECOND + "s";
        }
        if (millis % MILLIS_PER_HOUR != 0) {
            return millis / MILLIS_PER_MINUTE + "m";
        }
        return millis / MILLIS_PER_HOUR + "h";
    }

    static Duration parse(String text) throws Unreadable {
        Matcher matcher = DURATION.matcher(text);
        if (matcher.matches()) {
            return Duration.of(Long.parseLong(matcher.group(1)), unit(matcher.group(2)));
        }
        if (BARE_NUMBER.matcher(text).matches()) {
            throw new Unreadable(
                    text + " has no unit", "write " + text + "ms, " + text + "s, " + text + "m or " + text + "h");
        }
        throw new Unreadable(
                Problem.excerpt(text) + " is not a duration", "write a whole number and its unit: 20ms, 5s, 2m or 1h");
    }

    private static ChronoUnit unit(String text) {
        return switch (text) {
            case "ms" -> ChronoUnit.MILLIS;
            case "s" -> ChronoUnit.SECONDS;
            case "m" -> ChronoUnit.MINUTES;
            default -> ChronoUnit.HOURS;
        };
    }
}
