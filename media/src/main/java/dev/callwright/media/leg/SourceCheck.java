package dev.callwright.media.leg;

import dev.callwright.media.rtp.SequenceNumbers;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Decides whose packets are the caller's, and where ours go.
 *
 * <pre>
 *   source                             nobody locked on            locked on another
 *   the signalled one                  lock on                     lock on: signalling outranks observation
 *   its address, another port          lock on (NAT)               if that is silent, after proof
 *   the address of the signalling      lock on (NAT)               if that is silent, after proof
 *   any other                          never                       if that is silent, after proof, same SSRC
 * </pre>
 *
 * Behind NAT a telephone signals an address that does not work, so its packets have to show the one that does; but answering
 * whoever sends first would give the call to whoever guesses the port, known as RTP bleed. So there are two addresses to
 * believe: the one in the description, and the one signalling itself comes from, which no third party can have. A peer whose
 * binding changes in mid-call keeps its SSRC, which a third party cannot know. A proxy that lets private addresses pass must
 * relay the media too. Only where it is not known whence signalling comes, any other source is locked on after proof.
 *
 * <p>Proof is a run of packets of one source and SSRC, with an agreed payload type and advancing sequence numbers; they are
 * dropped. Only packets with an agreed payload type lock. Until one does, ours go to the signalled address; if that cannot be
 * reached from where signalling comes, being private or none, they go to the signalling's address and the signalled port,
 * never into a network of our own that happens to have the same numbers. Pure. Owner: media loop.
 */
final class SourceCheck {

    static final int PROOF_PACKETS = 5;
    static final long SILENT_NANOS = 2_000_000_000;

    /** A proof may miss packets, but not many. */
    private static final int MAX_STEP = 5;

    private static final InetSocketAddress NOBODY = new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), 0);

    private InetAddress signalling = NOBODY.getAddress();
    private InetSocketAddress signalled = NOBODY;
    private InetSocketAddress reachable = NOBODY;
    private InetSocketAddress locked = NOBODY;
    private int lockedSsrc;
    private long lastHeardNanos;

    private InetSocketAddress candidate = NOBODY;
    private int candidateSsrc;
    private int candidateSequence;
    private int proofs;

    /** Where signalling comes from. To be told before the rest. */
    void signalledFrom(InetAddress address) {
        signalling = address;
        reachable = reachable();
    }

    /** What signalling says; forgets what was observed if it says something new. */
    void signalled(InetSocketAddress remote) {
        if (!remote.equals(signalled)) {
            signalled = remote;
            reachable = reachable();
            locked = NOBODY;
            forgetCandidate();
        }
    }

    /** Where to send: the source locked on or else the signalled one. */
    InetSocketAddress target() {
        return isLocked() ? locked : reachable;
    }

    /** Whether there is anywhere to send; not so on hold in the old style, before anything was heard. */
    boolean hasTarget() {
        InetSocketAddress target = target();
        return target.getPort() != 0 && !target.getAddress().isAnyLocalAddress();
    }

    boolean isLocked() {
        return locked.getPort() != 0;
    }

    /** Whether the signalled address is one that cannot be reached from where signalling comes. */
    boolean isUnreachable() {
        AddressScope scope = AddressScope.of(signalled.getAddress());
        return scope != AddressScope.NOWHERE && scope.isNarrowerThan(AddressScope.of(signalling));
    }

    /**
     * Whether a packet is the caller's.
     *
     * @param agreed  whether its payload type is one agreed on
     */
    boolean accept(InetSocketAddress source, int ssrc, int sequenceNumber, boolean agreed, long nowNanos) {
        if (source.equals(locked)) {
            return heard(ssrc, agreed, nowNanos);
        }
        if (source.equals(signalled)) {
            return !agreed || lock(source, ssrc, nowNanos);
        }
        if (!agreed) {
            return false;
        }
        if (!isLocked() && isBelieved(source)) {
            return lock(source, ssrc, nowNanos);
        }
        if (isLocked() && nowNanos - lastHeardNanos < SILENT_NANOS) {
            forgetCandidate();
            return false;
        }
        boolean possible = isBelieved(source) || (isLocked() ? ssrc == lockedSsrc : signalling.isAnyLocalAddress());
        return possible && isProven(source, ssrc, sequenceNumber) && lock(source, ssrc, nowNanos);
    }

    private boolean isBelieved(InetSocketAddress source) {
        InetAddress address = source.getAddress();
        return address.equals(signalled.getAddress()) || address.equals(signalling);
    }

    private boolean heard(int ssrc, boolean agreed, long nowNanos) {
        if (agreed) {
            lastHeardNanos = nowNanos;
            lockedSsrc = ssrc;
        }
        return true;
    }

    private boolean lock(InetSocketAddress source, int ssrc, long nowNanos) {
        locked = source;
        forgetCandidate();
        return heard(ssrc, true, nowNanos);
    }

    private InetSocketAddress reachable() {
        return isUnreachable() ? new InetSocketAddress(signalling, signalled.getPort()) : signalled;
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
