package dev.callwright.sip.stack.text;

import java.util.regex.Pattern;

/** A whole message as one bounded log line, with digest responses hidden: they can be attacked offline. */
public final class WireText {

    private static final int LIMIT = 4_000;
    private static final Pattern CREDENTIALS =
            Pattern.compile("(?im)^((?:proxy-)?authorization\\s*:)[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*");

    private WireText() {}

    public static String of(String message) {
        String bounded = message.length() > 4 * LIMIT ? message.substring(0, 4 * LIMIT) : message;
        String hidden = CREDENTIALS.matcher(bounded).replaceAll("$1 ********");
        return LogText.of(hidden.replace("\r\n", " | "), LIMIT);
    }
}
