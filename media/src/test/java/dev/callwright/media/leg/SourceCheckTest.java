package dev.callwright.media.leg;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SourceCheckTest {

    private static final InetSocketAddress SIGNALLED = new InetSocketAddress("192.168.1.10", 7000);
    private static final InetSocketAddress SAME_HOST = new InetSocketAddress("192.168.1.10", 7777);
    private static final InetSocketAddress PUBLIC = new InetSocketAddress("203.0.113.5", 40000);
    private static final InetSocketAddress STRANGER = new InetSocketAddress("198.51.100.66", 5555);
    private static final long SECOND = 1_000_000_000;

    private final SourceCheck check = new SourceCheck();
    private int sequenceNumber = 65533;
    private long now = -3 * SECOND;

    @BeforeEach
    void signal() {
        check.signalled(SIGNALLED);
    }

    @Test
    void sendsToTheSignalledAddressUntilItKnowsBetter() {
        assertThat(check.target()).isEqualTo(SIGNALLED);
    }

    @Test
    void acceptsTheSignalledSourceAtOnce() {
        assertThat(arrives(SIGNALLED, 1)).isTrue();
        assertThat(check.isLocked()).isTrue();
    }

    @Test
    void acceptsAnotherPortOfTheSignalledAddressAndSendsThere() {
        assertThat(arrives(SAME_HOST, 1)).isTrue();
        assertThat(check.target()).isEqualTo(SAME_HOST);
    }

    @Test
    void prefersTheSignalledSourceOverAnyOther() {
        arrives(SAME_HOST, 1);

        assertThat(arrives(SIGNALLED, 2)).isTrue();
        assertThat(check.target()).isEqualTo(SIGNALLED);
        assertThat(arrives(SAME_HOST, 1)).isFalse();
    }

    @Test
    void acceptsASourceBehindNatAfterProof() {
        for (int i = 1; i < SourceCheck.PROOF_PACKETS; i++) {
            assertThat(arrives(PUBLIC, 1)).isFalse();
        }
        assertThat(check.target()).isEqualTo(SIGNALLED);

        assertThat(arrives(PUBLIC, 1)).isTrue();
        assertThat(check.target()).isEqualTo(PUBLIC);
    }

    @Test
    void countsNoProofThatChangesItsMind() {
        for (int i = 0; i < 40; i++) {
            assertThat(arrives(PUBLIC, i)).isFalse();
        }
        for (int i = 0; i < 40; i++) {
            sequenceNumber += 100;
            assertThat(arrives(PUBLIC, 1)).isFalse();
        }
        for (int i = 0; i < 40; i++) {
            assertThat(check.accept(PUBLIC, 1, sequenceNumber & 0xFFFF, true, now))
                    .isFalse();
        }
        for (int i = 0; i < 40; i++) {
            assertThat(arrives(i % 2 == 0 ? PUBLIC : STRANGER, 1)).isFalse();
        }
        for (int i = 0; i < 40; i++) {
            assertThat(check.accept(PUBLIC, 1, ++sequenceNumber & 0xFFFF, false, now))
                    .isFalse();
        }
    }

    @Test
    void keepsStrangersOutWhileTheCallerSpeaks() {
        arrives(SIGNALLED, 1);
        for (int i = 0; i < 1000; i++) {
            assertThat(arrives(STRANGER, 9)).isFalse();
            assertThat(arrives(SIGNALLED, 1)).isTrue();
        }
    }

    @Test
    void letsAnotherSourceTakeOverAfterSilenceAndProof() {
        arrives(SIGNALLED, 1);
        for (int i = 0; i < SourceCheck.PROOF_PACKETS; i++) {
            assertThat(arrives(PUBLIC, 1)).isFalse();
        }
        now += SourceCheck.SILENT_NANOS;
        for (int i = 1; i < SourceCheck.PROOF_PACKETS; i++) {
            assertThat(arrives(PUBLIC, 1)).isFalse();
        }

        assertThat(arrives(PUBLIC, 1)).isTrue();
        assertThat(check.target()).isEqualTo(PUBLIC);
    }

    @Test
    void locksOnNothingButAnAgreedPayloadType() {
        assertThat(check.accept(SAME_HOST, 1, 1, false, now)).isFalse();
        assertThat(check.accept(SIGNALLED, 1, 1, false, now)).isTrue();
        assertThat(check.isLocked()).isFalse();
    }

    @Test
    void startsAnewWhenSignallingNamesAnotherAddressOnly() {
        arrives(SAME_HOST, 1);
        check.signalled(SIGNALLED);
        assertThat(check.target()).isEqualTo(SAME_HOST);

        check.signalled(STRANGER);
        assertThat(check.target()).isEqualTo(STRANGER);
        assertThat(arrives(SAME_HOST, 1)).isFalse();
    }

    private boolean arrives(InetSocketAddress source, int ssrc) {
        now += 1_000_000;
        return check.accept(source, ssrc, ++sequenceNumber & 0xFFFF, true, now);
    }
}
