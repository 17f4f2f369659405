package dev.callwright.sip.stack.uas;

import dev.callwright.sip.stack.basis.Responses;
import dev.callwright.sip.stack.text.Sip;
import javax.sip.header.EventHeader;
import javax.sip.header.SubscriptionStateHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** How requests are refused that ask, outside a dialog, for what we do not do. Thread-safe. */
final class UnservedMethods {

    private UnservedMethods() {}

    /**
     * There is no event package to subscribe to but that of REFER, which only a REFER subscribes to (RFC 6665 §4.2.1.1, RFC 3515
     * §3); a NOTIFY belongs to no subscription of ours; a REFER belongs into a call. Anything else we do not speak.
     */
    static Response refusal(Request request, Responses responses) {
        return switch (request.getMethod()) {
            case Request.SUBSCRIBE ->
                Responses.with(responses.stateless(request, Response.BAD_EVENT), Sip.header("Allow-Events", "refer"));
            case Request.NOTIFY -> responses.stateless(request, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
            case Request.REFER -> responses.stateless(request, Response.FORBIDDEN);
            default -> Responses.allowing(responses.stateless(request, Response.METHOD_NOT_ALLOWED));
        };
    }

    /** A NOTIFY that does not say of what, for which the stack would not make a transaction. */
    static boolean isIncomplete(Request request) {
        return request.getMethod().equals(Request.NOTIFY)
                && (request.getHeader(EventHeader.NAME) == null
                        || request.getHeader(SubscriptionStateHeader.NAME) == null);
    }
}
