package dev.callwright.sip.trunk;

import dev.callwright.sip.PlainRequest.Reply;
import dev.callwright.sip.SipHeader;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** When to register again, from what a registrar said. Pure. */
final class RegisterTimes {

    static final Duration LONGEST_EXPIRY = Duration.ofDays(1);

    private static final Duration MARGIN = Duration.ofSeconds(32);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration LONGEST_LASTING_PAUSE = Duration.ofHours(1);
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 20;
    private static final Pattern EXPIRES =
            Pattern.compile(";\\s*expires\\s*=\\s*\"?(\\d{1,9})", Pattern.CASE_INSENSITIVE);

    private static final Pattern LEADING_NUMBER = Pattern.compile("\\s*(\\d{1,9}).*", Pattern.DOTALL);
    private static final Pattern CONTACT = Pattern.compile("[^<]*<([^>]*)>.*|([^;,\\s]+).*", Pattern.DOTALL);

    private RegisterTimes() {}

    /** What was granted: by the Contact, else by Expires, else what was asked for. */
    static Duration granted(Reply reply, Duration asked) {
        return header(reply, "Contact")
                .map(EXPIRES::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .or(() -> header(reply, "Expires").flatMap(RegisterTimes::number))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(asked);
    }

    /**
     * A refresh is due 32 seconds, which is how long a request may go unanswered, before the end, but never before four
     * fifths of the time; a little sooner by chance, so that many do not come at once.
     *
     * @param chance  from 0 to 1
     */
    static Duration refresh(Duration granted, double chance) {
        long latest = granted.minus(MARGIN).toMillis();
        long millis = Math.max(granted.toMillis() * 4 / 5, latest);
        return Duration.ofMillis(Math.max(500, (long) (millis * (1 - 0.05 * chance))));
    }

    /** The pause after this many failures in a row, from one second to five minutes; half of it is left to chance. */
    static Duration pause(int failures, double chance) {
        return chanced(doubled(FIRST_PAUSE, failures, LONGEST_PAUSE), chance, FIRST_PAUSE);
    }

    /** The pause after a refusal that another attempt will hardly change, from five minutes to an hour. */
    static Duration lastingPause(int failures, double chance) {
        return chanced(doubled(LONGEST_PAUSE, failures, LONGEST_LASTING_PAUSE), chance, LONGEST_PAUSE);
    }

    private static Duration doubled(Duration first, int failures, Duration longest) {
        Duration pause = first.multipliedBy(1L << Math.clamp(failures - 1, 0, MOST_DOUBLINGS));
        return pause.compareTo(longest) > 0 ? longest : pause;
    }

    private static Duration chanced(Duration pause, double chance, Duration shortest) {
        Duration chanced = Duration.ofMillis((long) (pause.toMillis() * (1 - 0.5 * chance)));
        return chanced.compareTo(shortest) < 0 ? shortest : chanced;
    }

    /** Retry-After, an hour at most; zero for none. */
    static Duration retryAfter(Reply reply) {
        return seconds(reply, "Retry-After", LONGEST_RETRY_AFTER);
    }

    /** Min-Expires, a day at most; zero for none. */
    static Duration minExpires(Reply reply) {
        return seconds(reply, "Min-Expires", LONGEST_EXPIRY);
    }

    /** The URI of the first Contact of a redirection. */
    static Optional<String> redirection(Reply reply) {
        return header(reply, "Contact")
                .map(CONTACT::matcher)
                .filter(Matcher::matches)
                .flatMap(found -> Stream.of(1, 2)
                        .flatMap(group -> Stream.ofNullable(found.group(group)))
                        .filter(Predicate.not(String::isBlank))
                        .findFirst());
    }

    private static Duration seconds(Reply reply, String name, Duration longest) {
        Duration told = header(reply, name)
                .flatMap(RegisterTimes::number)
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(Duration.ZERO);
        return told.compareTo(longest) > 0 ? longest : told;
    }

    private static Optional<String> number(String value) {
        Matcher number = LEADING_NUMBER.matcher(value);
        return number.matches() ? Optional.of(number.group(1)) : Optional.empty();
    }

    private static Optional<String> header(Reply reply, String name) {
        return reply.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(SipHeader::value)
                .findFirst();
    }
}
