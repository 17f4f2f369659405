package dev.callwright.sip;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** Decides who may start a call. Thread-safe, never blocks. */
@FunctionalInterface
public interface Admission {

    /** Admits, challenges, refuses or ignores a request outside any dialog. */
    Verdict admit(Request request);

    /**
     * The facts a decision needs.
     *
     * @param method         {@code INVITE} and the like
     * @param requestUri     Request-URI as written on the wire
     * @param source         address the request came from
     * @param userAgent      what User-Agent says; empty if it is missing
     * @param fromUser       user part of From; empty if there is none
     * @param authorization  values of Authorization and Proxy-Authorization, without the header name, in order
     */
    record Request(
            String method,
            String requestUri,
            InetAddress source,
            String userAgent,
            String fromUser,
            List<String> authorization) {}

    /** What becomes of a request. */
    sealed interface Verdict {

        /**
         * Let in.
         *
         * @param origin       for whom
         * @param credentials  what a challenge of the peer within the call is answered with
         */
        record Admitted(Origin origin, Credentials credentials) implements Verdict {

            public Admitted(Origin origin) {
                this(origin, Credentials.NONE);
            }
        }

        /** 401 with these WWW-Authenticate values, strongest first. */
        record Challenged(List<String> challenges) implements Verdict {}

        record Refused(int status, String reason) implements Verdict {}

        /** No response at all. */
        record Ignored() implements Verdict {}
    }

    /** The origin of an admitted request. */
    static Optional<Origin> origin(Verdict verdict) {
        return verdict instanceof Verdict.Admitted admitted ? Optional.of(admitted.origin()) : Optional.empty();
    }
}
