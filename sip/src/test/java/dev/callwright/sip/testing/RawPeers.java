package dev.callwright.sip.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Hand-written phones that face one endpoint, which serves all tests of a class. Each test has phones of its own, and leaves
 * neither a call nor a fault behind. To be registered as an extension.
 */
public final class RawPeers implements AfterEachCallback, AfterAllCallback {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TestEndpoint server;
    private final List<RawPhone> phones = new ArrayList<>();

    public RawPeers(TestEndpoint server) {
        this.server = server;
    }

    public TestEndpoint server() {
        return server;
    }

    /** A phone for one test. */
    public RawPhone phone() {
        RawPhone phone = new RawPhone(server.port());
        phones.add(phone);
        return phone;
    }

    @Override
    public void afterEach(ExtensionContext test) {
        try {
            Polling.until("no call left", PATIENCE, () -> server.stats().callsOpen() == 0);
            assertThat(server.stats().faults()).isZero();
        } finally {
            phones.forEach(RawPhone::close);
            phones.clear();
        }
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        server.close();
    }
}
