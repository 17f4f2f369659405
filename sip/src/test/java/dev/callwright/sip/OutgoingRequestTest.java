package dev.callwright.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class OutgoingRequestTest {

    @Test
    void neverPrintsThePassword() {
        OutgoingRequest request = new OutgoingRequest("sip:a@b", "me", "v=0", "alice", "open sesame");

        assertThat(request.toString()).contains("sip:a@b", "alice").doesNotContain("open sesame");
        assertThat(request.hasCredentials()).isTrue();
        assertThat(new OutgoingRequest("sip:a@b", "me", "v=0").hasCredentials()).isFalse();
    }
}
