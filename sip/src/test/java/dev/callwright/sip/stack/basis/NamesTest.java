package dev.callwright.sip.stack.basis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NamesTest {

    private final Names names = new Names();

    @Test
    void neverRepeatsATag() {
        assertThat(names.tag()).hasSize(16).isNotEqualTo(names.tag());
        assertThat(names.branch()).startsWith("z9hG4bK").isNotEqualTo(names.branch());
        assertThat(names.callId("host")).endsWith("@host");
    }

    @Test
    void repeatsATagForTheSameRequestOnly() {
        String tag = names.statelessTag("call", "branch");

        assertThat(names.statelessTag("call", "branch")).isEqualTo(tag);
        assertThat(names.statelessTag("call", "other")).isNotEqualTo(tag);
        assertThat(new Names().statelessTag("call", "branch")).isNotEqualTo(tag);
    }
}
