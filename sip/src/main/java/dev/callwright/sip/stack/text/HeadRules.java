package dev.callwright.sip.stack.text;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules of RFC 3261 the stack's parser does not hold messages to; RFC 4475 shows what comes of that. Pure. */
public final class HeadRules {

    /** Of these there may be one each (RFC 3261 §7.3.1, §20). */
    private static final Set<String> SINGLE =
            Set.of("from", "to", "call-id", "cseq", "max-forwards", "content-length", "content-type");

    private static final List<String> ADDRESSES = List.of("from", "to", "contact");

    /** What may stand before the bracket without quotes: tokens and the space between them (§25.1). */
    private static final Pattern TOKENS = Pattern.compile("[A-Za-z0-9\\-.!%*_+`'~ \\t]*");

    private HeadRules() {}

    /** Whether a rule is broken. */
    public static boolean isBroken(MessageHead head) {
        return SINGLE.stream().anyMatch(name -> head.all(name).size() > 1)
                || ADDRESSES.stream().flatMap(name -> head.all(name).stream()).anyMatch(HeadRules::isBadAddress);
    }

    private static boolean isBadAddress(String value) {
        int bracket = bracket(value);
        if (bracket < 0) {
            // Without brackets a question mark would belong to the header, where it means nothing (§20.10).
            return value.indexOf('"') < 0 && value.indexOf('?') >= 0;
        }
        String name = value.substring(0, bracket).strip();
        int end = value.indexOf('>', bracket);
        String uri = end < 0 ? "" : value.substring(bracket + 1, end);
        return end < 0
                || !uri.equals(uri.strip())
                || (!name.startsWith("\"") && !TOKENS.matcher(name).matches());
    }

    /** Where the first bracket outside quotes is; -1 without one. */
    private static int bracket(String value) {
        boolean quoted = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '<' && !quoted) {
                return i;
            }
        }
        return -1;
    }
}
