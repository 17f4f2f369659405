package dev.callwright.sip;

import java.net.InetSocketAddress;
import java.util.List;

/** The registrar (RFC 3261 §10.3). Thread-safe, never blocks. */
@FunctionalInterface
public interface Registrations {

    Reply register(Request request);

    /**
     * A REGISTER request.
     *
     * @param requestUri     Request-URI as written on the wire
     * @param user           user part of To, the address of record
     * @param source         address the request came from
     * @param callId         Call-ID header
     * @param cseq           CSeq number
     * @param contacts       Contact headers, empty for a query
     * @param expires        Expires header in seconds, or -1
     * @param authorization  Authorization values without the header name
     * @param userAgent      what User-Agent says; empty if it is missing
     */
    record Request(
            String requestUri,
            String user,
            InetSocketAddress source,
            String callId,
            long cseq,
            List<Contact> contacts,
            long expires,
            List<String> authorization,
            String userAgent) {

        /** A request without User-Agent. */
        public Request(
                String requestUri,
                String user,
                InetSocketAddress source,
                String callId,
                long cseq,
                List<Contact> contacts,
                long expires,
                List<String> authorization) {
            this(requestUri, user, source, callId, cseq, contacts, expires, authorization, "");
        }
    }

    /**
     * A contact address.
     *
     * @param uri      the URI, or {@code *}
     * @param expires  seconds from the contact parameter or granted; -1 when not given
     */
    record Contact(String uri, long expires) {}

    /** The registrar's answer. */
    sealed interface Reply {

        /** 200 with the current bindings. */
        record Registered(List<Contact> bindings) implements Reply {}

        /** 401 with these WWW-Authenticate values, strongest first. */
        record Challenged(List<String> challenges) implements Reply {}

        /** 423 with Min-Expires. */
        record IntervalTooBrief(long minExpires) implements Reply {}

        record Refused(int status, String reason) implements Reply {}

        /** No response at all. */
        record Ignored() implements Reply {}
    }
}
