package dev.callwright.sip.stack.uas;

import dev.callwright.sip.stack.basis.CallRegistry;
import dev.callwright.sip.stack.basis.LiveCall;
import dev.callwright.sip.stack.text.ReplacesHeader;
import dev.callwright.sip.stack.text.Sip;
import gov.nist.javax.sip.message.SIPMessage;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.sip.header.Header;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** What an INVITE with Replaces asks for (RFC 3891 §3). */
sealed interface Succession {

    String NAME = "Replaces";

    /** It asks for nothing: a new call. */
    record None() implements Succession {}

    /** It names no call of ours, or names it badly. */
    record Impossible(int status) implements Succession {}

    /** This call decides whether it may be taken over. */
    record Of(LiveCall call, boolean earlyOnly) implements Succession {}

    static Succession asked(Request invite, CallRegistry registry) {
        List<Header> headers = Sip.all(invite, NAME, Header.class);
        if (headers.isEmpty()) {
            return isUnreadable(invite) ? new Impossible(Response.BAD_REQUEST) : new None();
        }
        Optional<ReplacesHeader> replaces =
                headers.size() == 1 ? ReplacesHeader.parse(Sip.value(headers.getFirst())) : Optional.empty();
        if (replaces.isEmpty()) {
            return new Impossible(Response.BAD_REQUEST);
        }
        return registry.find(replaces.get().key())
                .<Succession>map(call -> new Of(call, replaces.get().earlyOnly()))
                .orElse(new Impossible(Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST));
    }

    /** The stack sets aside what it cannot parse; to take it for a new call would be a surprise to everybody. */
    private static boolean isUnreadable(Request invite) {
        Iterator<String> unparsed = ((SIPMessage) invite).getUnrecognizedHeaders();
        boolean found = false;
        while (unparsed.hasNext()) {
            found |= unparsed.next().stripLeading().regionMatches(true, 0, NAME, 0, NAME.length());
        }
        return found;
    }
}
