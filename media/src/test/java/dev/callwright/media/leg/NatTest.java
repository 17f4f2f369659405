package dev.callwright.media.leg;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The source check of a call whose signalling comes from a public address while the description names a private one. */
class NatTest {

    private static final InetSocketAddress INSIDE = new InetSocketAddress("192.168.1.10", 7000);
    private static final InetSocketAddress OUTSIDE = new InetSocketAddress("203.0.113.5", 40000);
    private static final InetSocketAddress REBOUND = new InetSocketAddress("203.0.113.5", 40002);
    private static final InetSocketAddress MOVED = new InetSocketAddress("192.0.2.77", 1234);
    private static final InetSocketAddress STRANGER = new InetSocketAddress("198.51.100.66", 5555);
    private static final int SSRC = 4711;
    private static final long SECOND = 1_000_000_000;

    private final SourceCheck check = new SourceCheck();
    private int sequenceNumber;
    private long now;

    @BeforeEach
    void signal() {
        check.signalledFrom(OUTSIDE.getAddress());
        check.signalled(INSIDE);
    }

    @Test
    void sendsToWhereSignallingComesFromUntilMediaShowsItsPort() {
        assertThat(check.isUnreachable()).isTrue();
        assertThat(check.target()).isEqualTo(new InetSocketAddress("203.0.113.5", 7000));

        assertThat(arrives(OUTSIDE, SSRC)).isTrue();

        assertThat(check.target()).isEqualTo(OUTSIDE);
    }

    @Test
    void neverGivesTheCallToAThirdParty() {
        for (int i = 0; i < 500; i++) {
            assertThat(arrives(STRANGER, SSRC)).isFalse();
        }
        assertThat(arrives(OUTSIDE, SSRC)).isTrue();
        now += 5 * SECOND;
        for (int i = 0; i < 500; i++) {
            assertThat(arrives(STRANGER, 9)).isFalse();
        }

        assertThat(check.target()).isEqualTo(OUTSIDE);
    }

    @Test
    void followsABindingThatChangesItsPort() {
        arrives(OUTSIDE, SSRC);
        assertThat(arrives(REBOUND, SSRC)).isFalse();
        now += SourceCheck.SILENT_NANOS;

        arriveToProve(REBOUND, SSRC + 1);

        assertThat(check.target()).isEqualTo(REBOUND);
    }

    @Test
    void followsACallerWhoMovesToAnotherNetworkAndKeepsItsSsrc() {
        arrives(OUTSIDE, SSRC);
        now += SourceCheck.SILENT_NANOS;

        arriveToProve(MOVED, SSRC);

        assertThat(check.target()).isEqualTo(MOVED);
    }

    @Test
    void believesAPublicAddressInTheDescriptionWhereverSignallingComesFrom() {
        check.signalled(MOVED);

        assertThat(check.isUnreachable()).isFalse();
        assertThat(check.target()).isEqualTo(MOVED);
        assertThat(arrives(MOVED, SSRC)).isTrue();
    }

    @Test
    void believesAPrivateAddressAmongPrivateOnes() {
        check.signalledFrom(InetAddress.ofLiteral("10.1.2.3"));

        assertThat(check.isUnreachable()).isFalse();
        assertThat(check.target()).isEqualTo(INSIDE);
    }

    @Test
    void neverSendsToItselfForAPeerElsewhere() {
        check.signalled(new InetSocketAddress(Loopback.ADDRESS, 7000));

        assertThat(check.isUnreachable()).isTrue();
        assertThat(check.target().getAddress()).isEqualTo(OUTSIDE.getAddress());
    }

    @Test
    void hasNowhereToSendOnHoldInTheOldStyleUntilSomethingIsHeard() {
        check.signalled(new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), 7000));
        assertThat(check.hasTarget()).isFalse();

        assertThat(arrives(OUTSIDE, SSRC)).isTrue();

        assertThat(check.hasTarget()).isTrue();
    }

    private void arriveToProve(InetSocketAddress source, int ssrc) {
        for (int i = 1; i < SourceCheck.PROOF_PACKETS; i++) {
            assertThat(arrives(source, ssrc)).isFalse();
        }
        assertThat(arrives(source, ssrc)).isTrue();
    }

    private boolean arrives(InetSocketAddress source, int ssrc) {
        now += 1_000_000;
        return check.accept(source, ssrc, ++sequenceNumber & 0xFFFF, true, now);
    }
}
