package dev.callwright.agent.cascade.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What a service answers, as it is read on a virtual thread: bounded in length, and telling its {@link Exchange} of every octet, so that
 * silence is noticed.
 */
public final class Body extends FilterInputStream {

    private final Exchange exchange;
    private final String contentType;
    private long left;

    Body(InputStream in, Exchange exchange, String contentType, long mostOctets) {
        super(in);
        this.exchange = exchange;
        this.contentType = contentType;
        this.left = mostOctets;
    }

    /** Media type in small letters with its parameters; may be empty. */
    public String contentType() {
        return contentType;
    }

    /** Lets the loop do this, unless the request has been cancelled by then. */
    public void hand(Runnable step) {
        exchange.hand(step);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] octets, int offset, int length) throws IOException {
        int count = super.read(octets, offset, length);
        exchange.progress();
        left -= Math.max(0, count);
        if (left < 0) {
            throw new IOException("the answer is too long");
        }
        return count;
    }
}
