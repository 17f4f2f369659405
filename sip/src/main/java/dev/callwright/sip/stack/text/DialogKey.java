package dev.callwright.sip.stack.text;

import javax.sip.header.CallIdHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * What identifies a dialog (RFC 3261 §12). Immutable.
 *
 * @param remoteTag  empty when the peer has none, as RFC 2543 allowed
 */
public record DialogKey(String callId, String localTag, String remoteTag) {

    /** The dialog a request we received belongs to. */
    public static DialogKey ofRequest(Message request) {
        return new DialogKey(callId(request), toTag(request), fromTag(request));
    }

    /** The dialog a response we received belongs to. */
    public static DialogKey ofResponse(Message response) {
        return new DialogKey(callId(response), fromTag(response), toTag(response));
    }

    public static String callId(Message message) {
        return ((CallIdHeader) message.getHeader(CallIdHeader.NAME)).getCallId();
    }

    public static String toTag(Message message) {
        return orEmpty(((ToHeader) message.getHeader(ToHeader.NAME)).getTag());
    }

    public static String fromTag(Message message) {
        return orEmpty(((FromHeader) message.getHeader(FromHeader.NAME)).getTag());
    }

    private static String orEmpty(@Nullable String tag) {
        return tag == null ? "" : tag;
    }
}
