package dev.callwright.sip.stack.text;

import dev.callwright.sip.DialogId;
import java.util.List;
import java.util.Optional;

/**
 * Names a dialog that an INVITE is to take the place of (RFC 3891 §6.1). Immutable.
 *
 * @param callId     Call-ID
 * @param toTag      tag of whoever receives the INVITE
 * @param fromTag    tag of its peer in the dialog
 * @param earlyOnly  only if the dialog is not confirmed yet
 */
public record ReplacesHeader(String callId, String toTag, String fromTag, boolean earlyOnly) {

    private static final int LONGEST = 1_024;
    private static final int MOST_PARAMETERS = 16;

    /** Empty for anything but one Call-ID, one to-tag and one from-tag. */
    public static Optional<ReplacesHeader> parse(String value) {
        if (value.length() > LONGEST || value.indexOf(',') >= 0) {
            return Optional.empty();
        }
        List<String> parts = HeaderText.split(value, ';', MOST_PARAMETERS);
        List<String> to = values(parts, "to-tag");
        List<String> from = values(parts, "from-tag");
        boolean complete = !parts.isEmpty() && to.size() == 1 && from.size() == 1 && !value.startsWith(";");
        return complete
                ? Optional.of(new ReplacesHeader(
                        parts.getFirst(),
                        to.getFirst(),
                        from.getFirst(),
                        parts.stream().skip(1).anyMatch("early-only"::equalsIgnoreCase)))
                : Optional.empty();
    }

    private static List<String> values(List<String> parts, String name) {
        return parts.stream()
                .skip(1)
                .map(part -> part.split("=", 2))
                .filter(pair -> pair.length == 2 && pair[0].strip().equalsIgnoreCase(name))
                .map(pair -> pair[1].strip())
                .filter(tag -> !tag.isEmpty())
                .toList();
    }

    /** What a third party is to write so that our peer in this dialog finds it: seen from there, our tag is the other's. */
    public static ReplacesHeader to(DialogId dialog) {
        return new ReplacesHeader(dialog.callId(), dialog.remoteTag(), dialog.localTag(), false);
    }

    /** The dialog as we know it. */
    public DialogKey key() {
        return new DialogKey(callId, toTag, fromTag);
    }

    public String text() {
        return callId + ";to-tag=" + toTag + ";from-tag=" + fromTag + (earlyOnly ? ";early-only" : "");
    }
}
