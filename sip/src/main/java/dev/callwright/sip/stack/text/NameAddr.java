package dev.callwright.sip.stack.text;

import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sip.address.URI;

/**
 * A name-addr or addr-spec and what follows it (RFC 3261 §25.1), read leniently. Immutable.
 *
 * @param name        display name without its quotes; may be empty
 * @param uri         what stands between the angle brackets, or before the first semicolon
 * @param parameters  what follows, split at semicolons
 */
public record NameAddr(String name, String uri, List<String> parameters) {

    private static final int MOST_PARAMETERS = 16;

    public NameAddr {
        parameters = List.copyOf(parameters);
    }

    /** The addresses of a header value, separated by commas; what is none is left out. */
    static Stream<NameAddr> list(String value, int most) {
        return HeaderText.split(value, ',', most).stream().map(NameAddr::parse).flatMap(Optional::stream);
    }

    /** Empty for an angle bracket that is never closed, and for no address at all. */
    public static Optional<NameAddr> parse(String text) {
        List<String> parts = HeaderText.split(text, ';', MOST_PARAMETERS);
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        String address = parts.getFirst();
        List<String> parameters = parts.subList(1, parts.size());
        int open = bracket(address);
        if (open < 0) {
            return Optional.of(new NameAddr("", address, parameters));
        }
        int close = address.indexOf('>', open);
        String uri = close < 0 ? "" : address.substring(open + 1, close).strip();
        String name = HeaderText.unquote(address.substring(0, open).strip());
        return uri.isEmpty() ? Optional.empty() : Optional.of(new NameAddr(name, uri, parameters));
    }

    /** Where the URI begins: a bracket within the quoted display name is not it. */
    private static int bracket(String address) {
        boolean quoted = false;
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '<' && !quoted) {
                return i;
            }
        }
        return -1;
    }

    /** The value of a parameter without its quotes, in lower case; empty for one without a value. */
    public Optional<String> parameter(String wanted) {
        return parameters.stream()
                .map(parameter -> parameter.split("=", 2))
                .filter(pair -> pair[0].strip().equalsIgnoreCase(wanted))
                .map(pair -> pair.length < 2 ? "" : HeaderText.unquote(pair[1].strip()))
                .map(value -> value.toLowerCase(Locale.ROOT))
                .findFirst();
    }

    /** The user part, or the number of a {@code tel} URI; empty when there is none, or the URI is none. */
    String user() {
        try {
            URI parsed = Sip.ADDRESSES.createURI(uri.split("\\?", 2)[0]);
            return Uris.user(parsed);
        } catch (ParseException | IllegalArgumentException e) {
            return "";
        }
    }

    /** What the URI asks to be put into the request it is used in, behind its question mark, still escaped. */
    String headers() {
        int mark = uri.indexOf('?');
        return mark < 0 ? "" : uri.substring(mark + 1);
    }
}
