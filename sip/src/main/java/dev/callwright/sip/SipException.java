package dev.callwright.sip;

/** SIP cannot be spoken as asked: the port is taken, or an address does not parse. */
public final class SipException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SipException(String message) {
        super(message);
    }

    public SipException(String message, Throwable cause) {
        super(message, cause);
    }
}
