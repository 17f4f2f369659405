package dev.callwright.sip.stack.basis;

import dev.callwright.sip.Rejection;
import dev.callwright.sip.stack.text.Extensions;
import dev.callwright.sip.stack.text.LogText;
import dev.callwright.sip.stack.text.Sip;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.sip.header.CallIdHeader;
import javax.sip.header.Header;
import javax.sip.header.ToHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** Builds responses (RFC 3261 §8.2.6). Thread-safe. */
public final class Responses {

    /** What we understand, as every refusal of something else says. */
    public static final List<String> METHODS = List.of(
            "INVITE", "ACK", "CANCEL", "BYE", "OPTIONS", "INFO", "REGISTER", "UPDATE", "PRACK", "REFER", "NOTIFY");

    private static final int INTERVAL_TOO_SMALL = 422;

    private final String product;
    private final Names names;

    public Responses(String product, Names names) {
        this.product = product;
        this.names = names;
    }

    /** A response to a request outside any dialog; repetitions of the request get the same To tag. */
    public Response stateless(Request request, int status) {
        String callId = ((CallIdHeader) request.getHeader(CallIdHeader.NAME)).getCallId();
        String branch = String.valueOf(((ViaHeader) request.getHeader(ViaHeader.NAME)).getBranch());
        return tagged(request, status, names.statelessTag(callId, branch));
    }

    /** A response with our tag in To, unless the request has one there, or the status is 100. */
    public Response tagged(Request request, int status, String tag) {
        Response response = Sip.build(() -> Sip.MESSAGES.createResponse(status, request));
        ToHeader to = (ToHeader) response.getHeader(ToHeader.NAME);
        if (status > 100 && to.getTag() == null) {
            Sip.build(() -> {
                to.setTag(tag);
                return to;
            });
        }
        response.setHeader(server());
        Sip.sameWayBack(request, response);
        // A status the stack has no phrase for (RFC 4028 §6).
        return status == INTERVAL_TOO_SMALL ? reason(response, "Session Interval Too Small") : response;
    }

    public static Response refused(Response response, Rejection rejection) {
        reason(response, rejection.reason());
        Duration wait = rejection.retryAfter();
        if (wait.isPositive()) {
            retryAfter(response, Math.max(1, (int) Math.min(Integer.MAX_VALUE, wait.toSeconds())));
        }
        return response;
    }

    public static Response retryAfter(Response response, int seconds) {
        response.setHeader(Sip.build(() -> Sip.HEADERS.createRetryAfterHeader(seconds)));
        return response;
    }

    /** An empty phrase leaves the standard one. */
    static Response reason(Response response, String phrase) {
        if (!phrase.isBlank()) {
            Sip.build(() -> {
                response.setReasonPhrase(LogText.of(phrase, 120));
                return response;
            });
        }
        return response;
    }

    /** Adds, so that a name may come several times. */
    public static Response with(Response response, Header... headers) {
        Arrays.stream(headers).forEach(response::addHeader);
        return response;
    }

    public static Response allowing(Response response) {
        METHODS.forEach(method -> response.addHeader(Sip.build(() -> Sip.HEADERS.createAllowHeader(method))));
        return response;
    }

    /** Allow and Supported: what we could be asked for. */
    public static Response capable(Response response) {
        Extensions.SPOKEN.forEach(tag -> response.addHeader(Sip.header("Supported", tag)));
        return allowing(response);
    }

    Header server() {
        return Sip.build(() -> Sip.HEADERS.createServerHeader(List.of(product)));
    }

    public Header userAgent() {
        return Sip.build(() -> Sip.HEADERS.createUserAgentHeader(List.of(product)));
    }
}
