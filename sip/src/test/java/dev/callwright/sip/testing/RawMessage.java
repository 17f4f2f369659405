package dev.callwright.sip.testing;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A message as it came, taken apart with as little cleverness as possible. */
public record RawMessage(String text) {

    private static final Pattern TAG = Pattern.compile(";tag=([^;\\s]+)");

    /** The status; 0 for a request. */
    public int status() {
        return text.startsWith("SIP/2.0 ") ? Integer.parseInt(text.substring(8, 11)) : 0;
    }

    public boolean isRequest(String method) {
        return text.startsWith(method + " ");
    }

    /** The first value of this header; empty when there is none. */
    public String header(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? "" : values.getFirst();
    }

    public List<String> all(String name) {
        String prefix = name.toLowerCase(Locale.ROOT) + ":";
        return text.substring(0, text.indexOf("\r\n\r\n"))
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                .map(line -> line.substring(prefix.length()).strip())
                .toList();
    }

    public String toTag() {
        Matcher tag = TAG.matcher(header("To"));
        return tag.find() ? tag.group(1) : "";
    }

    public String fromTag() {
        Matcher tag = TAG.matcher(header("From"));
        return tag.find() ? tag.group(1) : "";
    }

    public String body() {
        return text.substring(text.indexOf("\r\n\r\n") + 4);
    }
}
