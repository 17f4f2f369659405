package dev.callwright.media.leg;

import dev.callwright.media.rtp.SequenceNumbers;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Decides whose packets are the caller's, and where ours go.
 *
 * <pre>
 *   source                         nobody locked on          locked on another
 *   the signalled one              lock on                   lock on: signalling outranks observation
 *   its address, another port      lock on (NAT)             as any other
 *   any other                      lock on after proof       only if the other is silent, and after proof
 * </pre>
 *
 * Behind NAT a telephone signals an address that does not work, so its packets have to show the one that does; but
 * answering whoever sends first would give the call to whoever guesses the port. Proof is a run of packets of one source
 * and SSRC, with an agreed payload type and advancing sequence numbers; they are dropped. Only packets with an agreed
 * payload type lock. Pure. Owner: media loop.
 */
final class SourceCheck {

    static final int PROOF_PACKETS = 5;
    static final long SILENT_NANOS = 2_000_000_000;

    /** A proof may miss packets, but not many. */
    private static final int MAX_STEP = 5;

    private static final InetSocketAddress NOBODY = new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), 0);

    private InetSocketAddress signalled = NOBODY;
    private InetSocketAddress locked = NOBODY;
    private long lastHeardNanos;

    private InetSocketAddress candidate = NOBODY;
    private int candidateSsrc;
    private int candidateSequence;
    private int proofs;

    /** What signalling says; forgets what was observed if it says something new. */
    void signalled(InetSocketAddress remote) {
        if (!remote.equals(signalled)) {
            signalled = remote;
            locked = NOBODY;
            forgetCandidate();
        }
    }

    /** Where to send: the source locked on or else the signalled one. */
    InetSocketAddress target() {
        return isLocked() ? locked : signalled;
    }

    boolean isLocked() {
        return locked.getPort() != 0;
    }

    /**
     * Whether a packet is the caller's.
     *
     * @param agreed  whether its payload type is one agreed on
     */
    boolean accept(InetSocketAddress source, int ssrc, int sequenceNumber, boolean agreed, long nowNanos) {
        if (source.equals(locked)) {
            lastHeardNanos = agreed ? nowNanos : lastHeardNanos;
            return true;
        }
        if (source.equals(signalled)) {
            return !agreed || lock(source, nowNanos);
        }
        if (!agreed) {
            return false;
        }
        if (!isLocked() && source.getAddress().equals(signalled.getAddress())) {
            return lock(source, nowNanos);
        }
        if (isLocked() && nowNanos - lastHeardNanos < SILENT_NANOS) {
            forgetCandidate();
            return false;
        }
        return isProven(source, ssrc, sequenceNumber) && lock(source, nowNanos);
    }

    private boolean lock(InetSocketAddress source, long nowNanos) {
        locked = source;
        lastHeardNanos = nowNanos;
        forgetCandidate();
        return true;
    }

    private boolean isProven(InetSocketAddress source, int ssrc, int sequenceNumber) {
        int step = SequenceNumbers.distance(candidateSequence, sequenceNumber);
        boolean same = ssrc == candidateSsrc && source.equals(candidate);
        if (same && step == 0) {
            return false;
        }
        proofs = same && step > 0 && step <= MAX_STEP ? proofs + 1 : 1;
        candidate = source;
        candidateSsrc = ssrc;
        candidateSequence = sequenceNumber;
        return proofs >= PROOF_PACKETS;
    }

    private void forgetCandidate() {
        candidate = NOBODY;
        proofs = 0;
    }
}
