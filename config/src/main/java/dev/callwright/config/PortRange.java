package dev.callwright.config;

/** An inclusive range of UDP ports, written {@code 16384-32767}. Immutable. */
public record PortRange(int first, int last) {

    public PortRange {
        if (first < 1024 || last > 65535 || first > last) {
            throw new IllegalArgumentException("a port range runs upwards within 1024-65535, e.g. 16384-32767");
        }
    }

    /** Number of even ports, that is, of RTP endpoints, in the range (RFC 3550 §11: RTP takes the even port). */
    public int endpoints() {
        int firstEven = first + (first & 1);
        return firstEven > last ? 0 : (last - firstEven) / 2 + 1;
    }

    @Override
    public String toString() {
        return first + "-" + last;
    }
}
