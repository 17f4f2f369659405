package dev.callwright.sip.stack;

import java.util.List;
import java.util.Optional;
import javax.sip.header.Header;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** What an INVITE with Replaces asks for (RFC 3891 §3). */
sealed interface Succession {

    /** It asks for nothing: a new call. */
    record None() implements Succession {}

    /** It names no call of ours, or names it badly. */
    record Impossible(int status) implements Succession {}

    /** This call decides whether it may be taken over. */
    record Of(LiveCall call, boolean earlyOnly) implements Succession {}

    static Succession asked(Request invite, CallRegistry registry) {
        List<Header> headers = Sip.all(invite, "Replaces", Header.class);
        if (headers.isEmpty()) {
            return new None();
        }
        Optional<ReplacesHeader> replaces = headers.size() == 1
                ? ReplacesHeader.parse(Sip.value(headers.getFirst()))
                : Optional.empty();
        if (replaces.isEmpty()) {
            return new Impossible(Response.BAD_REQUEST);
        }
        return registry.find(replaces.get().key())
                .<Succession>map(call -> new Of(call, replaces.get().earlyOnly()))
                .orElse(new Impossible(Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST));
    }
}
