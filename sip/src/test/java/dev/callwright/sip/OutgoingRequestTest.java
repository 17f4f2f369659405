package dev.callwright.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class OutgoingRequestTest {

    @Test
    void neverPrintsThePassword() {
        OutgoingRequest request = new OutgoingRequest("sip:a@b", "me", "v=0", new Credentials("alice", "open sesame"));

        assertThat(request.toString()).contains("sip:a@b", "alice").doesNotContain("open sesame");
        assertThat(request.credentials().isPresent()).isTrue();
        assertThat(new OutgoingRequest("sip:a@b", "me", "v=0").credentials().isPresent())
                .isFalse();
    }
}
