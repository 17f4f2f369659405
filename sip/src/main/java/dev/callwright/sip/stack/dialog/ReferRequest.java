package dev.callwright.sip.stack.dialog;

import dev.callwright.sip.Referral;
import dev.callwright.sip.stack.basis.CallDialog;
import dev.callwright.sip.stack.basis.Responses;
import dev.callwright.sip.stack.text.ReplacesHeader;
import dev.callwright.sip.stack.text.Sip;
import dev.callwright.sip.stack.text.UriHeaders;
import java.text.ParseException;
import java.util.Optional;
import javax.sip.address.SipURI;
import javax.sip.message.Request;

/** Builds a REFER (RFC 3515 §2.1), with Referred-By (RFC 3892) and, for an attended transfer, Replaces (RFC 5589 §7). Pure. */
final class ReferRequest {

    private ReferRequest() {}

    /** Empty when the target is no SIP URI. */
    static Optional<Request> of(Referral referral, CallDialog dialog, Responses responses) {
        return uri(referral).map(uri -> {
            Request refer = dialog.request(Request.REFER);
            refer.setHeader(Sip.header("Refer-To", "<" + uri + ">"));
            refer.setHeader(Sip.header("Referred-By", "<" + dialog.localUri() + ">"));
            refer.setHeader(responses.userAgent());
            return refer;
        });
    }

    private static Optional<String> uri(Referral referral) {
        String target = referral.targetUri();
        boolean plain = target.chars().noneMatch(c -> c <= ' ' || c == '<' || c == '>' || c == '"' || c > '~');
        try {
            if (!plain || !(Sip.ADDRESSES.createURI(target) instanceof SipURI uri) || uri.getHost() == null) {
                return Optional.empty();
            }
        } catch (ParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
        String replaces = referral.replaces()
                .map(dialog -> (target.indexOf('?') < 0 ? "?" : "&") + "Replaces="
                        + UriHeaders.escape(ReplacesHeader.to(dialog).text()))
                .orElse("");
        return Optional.of(target + replaces);
    }
}
