package dev.callwright.sip.stack.text;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The beginning of a SIP message as a body (RFC 3420), of which a transfer needs the status line only. Pure. */
public final class Sipfrag {

    public static final String TYPE = "message/sipfrag";
    public static final String TYPE_TO_SEND = TYPE + ";version=2.0";

    /** The status line is all that is looked for, and it is the first. */
    private static final int LIMIT = 256;

    private static final Pattern STATUS_LINE = Pattern.compile("\\s*SIP/2\\.0[ \\t]+([1-6]\\d\\d)(?!\\d)");

    private Sipfrag() {}

    /** The status; empty when the body does not begin with a status line. */
    public static OptionalInt status(String body) {
        Matcher line = STATUS_LINE.matcher(body.substring(0, Math.min(body.length(), LIMIT)));
        return line.lookingAt() ? OptionalInt.of(Integer.parseInt(line.group(1))) : OptionalInt.empty();
    }

    public static String of(int status, String reason) {
        return "SIP/2.0 " + status + " " + LogText.of(reason, 120) + "\r\n";
    }
}
