package dev.callwright.sip.stack.basis;

import dev.callwright.sip.stack.text.Sip;
import javax.sip.address.SipURI;
import javax.sip.header.ContactHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;

/** Who is called by {@code sips} answers with a Contact that is {@code sips} too (RFC 3261 §8.1.1.8, §12.1.1). Pure. */
final class SecureContact {

    private SecureContact() {}

    /** Makes the Contact of a request, or of the response to it, as secure as the Request-URI. */
    static void match(Request request, Message message) {
        if (request.getRequestURI() instanceof SipURI target && target.isSecure()) {
            Sip.first(message, ContactHeader.NAME, ContactHeader.class)
                    .map(contact -> contact.getAddress().getURI())
                    .filter(SipURI.class::isInstance)
                    .forEach(uri -> ((SipURI) uri).setSecure(true));
        }
    }
}
