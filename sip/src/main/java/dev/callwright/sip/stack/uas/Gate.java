package dev.callwright.sip.stack.uas;

import dev.callwright.sip.Admission;
import dev.callwright.sip.Admission.Verdict;
import dev.callwright.sip.Rejection;
import dev.callwright.sip.stack.basis.Peer;
import dev.callwright.sip.stack.basis.Responses;
import dev.callwright.sip.stack.basis.Signalling;
import dev.callwright.sip.stack.text.LogText;
import dev.callwright.sip.stack.text.Sip;
import dev.callwright.sip.stack.text.Uris;
import java.util.ArrayList;
import java.util.List;
import javax.sip.header.FromHeader;
import javax.sip.header.Header;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * Asks {@link Admission} about requests outside any dialog and turns away those it does not admit. Whoever is turned
 * away costs no transaction: a scanner must not be able to fill memory. Thread-safe.
 */
public final class Gate {

    private static final int LONGEST_AGENT = 128;

    private final Admission admission;
    private final Signalling signalling;

    public Gate(Admission admission, Signalling signalling) {
        this.admission = admission;
        this.signalling = signalling;
    }

    Verdict judge(Request request) {
        FromHeader from = (FromHeader) request.getHeader(FromHeader.NAME);
        return admission.admit(new Admission.Request(
                request.getMethod(),
                request.getRequestURI().toString(),
                Peer.of(request).source().getAddress(),
                userAgent(request),
                Uris.user(from.getAddress().getURI()),
                authorization(request)));
    }

    static String userAgent(Request request) {
        return Sip.first(request, "User-Agent", Header.class)
                .map(header -> LogText.of(Sip.value(header), LONGEST_AGENT))
                .findFirst()
                .orElse("");
    }

    static List<String> authorization(Request request) {
        List<String> values = new ArrayList<>();
        for (String name : List.of("Authorization", "Proxy-Authorization")) {
            Sip.all(request, name, Header.class).forEach(header -> values.add(Sip.value(header)));
        }
        return values;
    }

    /** Answers what was not admitted, if it is to be answered. */
    void turnAway(Request request, Verdict verdict) {
        switch (verdict) {
            case Verdict.Admitted admitted -> throw new IllegalArgumentException("admitted");
            case Verdict.Challenged(List<String> challenges) -> {
                signalling.counters().challenged.increment();
                signalling.wire().reply(challenge(signalling.responses().stateless(request, 401), challenges));
            }
            case Verdict.Refused(int status, String reason) -> refuse(request, new Rejection(status, reason));
            case Verdict.Ignored ignored -> signalling.counters().ignored.increment();
        }
    }

    /** Refuses without keeping state. */
    void refuse(Request request, Rejection rejection, Header... headers) {
        signalling.counters().refused.increment();
        Response refusal = signalling.responses().stateless(request, rejection.status());
        signalling.wire().reply(Responses.with(Responses.refused(refusal, rejection), headers));
    }

    static Response challenge(Response response, List<String> challenges) {
        challenges.forEach(value -> response.addHeader(Sip.header("WWW-Authenticate", value)));
        return response;
    }
}
