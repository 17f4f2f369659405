package dev.callwright.sip.trace;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides what is nobody's business in a message: credentials, keys, digits, and on request telephone numbers. What is not known to
 * be harmless is hidden, so that a new header or body cannot leak. Pure.
 */
public final class Masking {

    private static final String HIDDEN = "***";
    private static final Pattern HEAD_END = Pattern.compile("\r?\n\r?\n");
    private static final Pattern FOLD = Pattern.compile("\r?\n[ \t]+");
    private static final Pattern LINE = Pattern.compile("(?m)^([^:\r\n]+?)([ \t]*:[ \t]*)([^\r\n]*)");
    private static final Set<String> CREDENTIALS =
            Set.of("authorization", "proxy-authorization", "www-authenticate", "proxy-authenticate", "identity");
    private static final Pattern PARAMETER = Pattern.compile("([\\w-]+)[ \t]*=[ \t]*(\"[^\"]*\"?|[^\\s,]+)");
    /** Parameters of a challenge or its answer that help to find a mistake and not to make an attack. */
    private static final Set<String> HARMLESS = Set.of("realm", "username", "algorithm", "qop", "stale", "uri");
    /** Headers whose digits are no telephone numbers. */
    private static final Set<String> WITHOUT_NUMBERS = Set.of(
            "via",
            "v",
            "call-id",
            "i",
            "cseq",
            "content-length",
            "l",
            "max-forwards",
            "expires",
            "session-expires",
            "x",
            "min-se",
            "date",
            "timestamp",
            "rseq",
            "rack",
            "retry-after",
            "user-agent",
            "server",
            "allow");

    private static final Pattern URI_PASSWORD = Pattern.compile("(?i)(sips?:[^\\s:@;>]+):[^@\\s>]+@");
    private static final Pattern NUMBER =
            Pattern.compile("(?i)(?<=sip:|sips:|tel:|[\"<\\s=]|%2B|^)\\+?\\d[\\d()-]{5,}\\d(?![\\w.])");
    private static final Pattern TAG = Pattern.compile("(?i)tag=$");
    private static final Pattern KEYS =
            Pattern.compile("(?mi)^(a=crypto:[^\r\n]*?inline:|a=ice-pwd:|a=key-mgmt:|k=)[^\r\n]*");

    private Masking() {}

    /** The message without secrets. */
    public static String secrets(String message) {
        Matcher end = HEAD_END.matcher(message);
        if (!end.find()) {
            return head(message);
        }
        String head = head(message.substring(0, end.start()));
        String body = message.substring(end.end());
        String type = SipText.of(message).header("Content-Type").toLowerCase(Locale.ROOT);
        return head + end.group() + body(type, body);
    }

    /** The message without secrets, and with its telephone numbers shortened to {@code +861***78}. */
    public static String all(String message) {
        String safe = secrets(message);
        Matcher end = HEAD_END.matcher(safe);
        int headEnd = end.find() ? end.start() : safe.length();
        int lineEnd = Math.min(Math.max(safe.indexOf('\n') + 1, 0), headEnd);
        return numbers(safe.substring(0, lineEnd))
                + LINE.matcher(safe.substring(lineEnd, headEnd))
                        .replaceAll(line -> Matcher.quoteReplacement(withoutNumbers(line)))
                + safe.substring(headEnd);
    }

    private static String withoutNumbers(MatchResult line) {
        String name = line.group(1).toLowerCase(Locale.ROOT);
        return WITHOUT_NUMBERS.contains(name) ? line.group() : line.group(1) + line.group(2) + numbers(line.group(3));
    }

    /** Text with every telephone number in it shortened. */
    static String numbers(String text) {
        return NUMBER.matcher(text)
                .replaceAll(number -> Matcher.quoteReplacement(
                        TAG.matcher(text.substring(0, number.start())).find()
                                ? number.group()
                                : number(number.group())));
    }

    /** A number as {@code +861***78}; a short one, such as an extension, as it is. */
    public static String number(String number) {
        int length = number.length();
        if (length < 7) {
            return number;
        }
        return number.substring(0, length < 9 ? 2 : 4) + HIDDEN + number.substring(length - 2);
    }

    private static String head(String head) {
        String unfolded = FOLD.matcher(head).replaceAll(" ");
        String hidden = LINE.matcher(unfolded).replaceAll(line -> Matcher.quoteReplacement(header(line)));
        return URI_PASSWORD.matcher(hidden).replaceAll("$1:" + HIDDEN + "@");
    }

    private static String header(MatchResult line) {
        if (!CREDENTIALS.contains(line.group(1).toLowerCase(Locale.ROOT))) {
            return line.group();
        }
        String value = line.group(3);
        boolean digest = value.regionMatches(true, 0, "Digest ", 0, 7);
        return line.group(1) + line.group(2) + (digest ? "Digest " + parameters(value.substring(7)) : HIDDEN);
    }

    private static String parameters(String value) {
        StringBuilder shown = new StringBuilder();
        PARAMETER.matcher(value).results().forEach(parameter -> {
            boolean harmless = HARMLESS.contains(parameter.group(1).toLowerCase(Locale.ROOT));
            shown.append(shown.isEmpty() ? "" : ", ")
                    .append(harmless ? parameter.group() : parameter.group(1) + "=" + HIDDEN);
        });
        return shown.toString();
    }

    private static String body(String type, String body) {
        if (body.isEmpty() || type.startsWith("message/sipfrag")) {
            return body;
        }
        return body.startsWith("v=0") ? KEYS.matcher(body).replaceAll("$1" + HIDDEN) : "(body hidden)";
    }
}
