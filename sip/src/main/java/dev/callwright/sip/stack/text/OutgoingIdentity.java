package dev.callwright.sip.stack.text;

import dev.callwright.sip.OutgoingRequest.From;
import dev.callwright.sip.OutgoingRequest.Style;
import dev.callwright.sip.SipException;
import java.util.ArrayList;
import java.util.List;
import javax.sip.address.Address;
import javax.sip.address.SipURI;
import javax.sip.header.Header;

/**
 * How an INVITE of ours says who calls: From, and the header the trunk wants beside it (RFC 3325, Remote-Party-ID). Whoever wants
 * to be hidden is anonymous in From where another header tells the trunk (RFC 3323 §4.1). Immutable.
 */
public final class OutgoingIdentity {

    private static final String ANONYMOUS = "anonymous";
    private static final String NOWHERE = "anonymous.invalid";
    private static final int LONGEST_NAME = 128;

    private final From from;

    /**
     * Refuses a name that would not stay in its header.
     *
     * @throws SipException for control characters in the display name, or one that is too long
     */
    public OutgoingIdentity(From from) {
        if (from.name().length() > LONGEST_NAME || from.name().chars().anyMatch(Character::isISOControl)) {
            throw new SipException("not a display name: " + LogText.of(from.name(), LONGEST_NAME));
        }
        this.from = from;
    }

    /** The address of From, without a tag. */
    public Address address(String ownHost) {
        boolean unnamed = from.privacy() && isAsserted();
        return Sip.build(() -> {
            SipURI uri = unnamed
                    ? Sip.ADDRESSES.createSipURI(ANONYMOUS, NOWHERE)
                    : Sip.ADDRESSES.createSipURI(from.user().isEmpty() ? null : from.user(), host(ownHost));
            Address address = Sip.ADDRESSES.createAddress(uri);
            String name = unnamed ? "Anonymous" : from.name();
            if (!name.isEmpty()) {
                // The stack puts the quotes around it, but does not look into it.
                String quoted = HeaderText.quote(name);
                address.setDisplayName(quoted.substring(1, quoted.length() - 1));
            }
            return address;
        });
    }

    /** The headers besides From. */
    public List<Header> headers(String ownHost) {
        List<Header> headers = new ArrayList<>();
        if (isAsserted()) {
            headers.add(asserted(ownHost));
        }
        if (from.privacy()) {
            headers.add(Sip.header("Privacy", "id"));
        }
        return headers;
    }

    private Header asserted(String ownHost) {
        String name = from.name().isEmpty() ? "" : HeaderText.quote(from.name()) + " ";
        String address = name + "<sip:" + from.user() + "@" + host(ownHost) + ">";
        return switch (from.style()) {
            case P_ASSERTED_IDENTITY -> Sip.header("P-Asserted-Identity", address);
            case P_PREFERRED_IDENTITY -> Sip.header("P-Preferred-Identity", address);
            case REMOTE_PARTY_ID ->
                Sip.header(
                        "Remote-Party-ID",
                        address + ";party=calling;screen=no;privacy=" + (from.privacy() ? "full" : "off"));
            case FROM -> throw new IllegalStateException("From asserts nothing");
        };
    }

    /** Nobody cannot be asserted. */
    private boolean isAsserted() {
        return from.style() != Style.FROM && !from.user().isEmpty();
    }

    private String host(String ownHost) {
        return from.domain().isEmpty() ? ownHost : from.domain();
    }
}
