package dev.callwright.sip.stack.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BacklogTest {

    @Test
    void hasRoomAgainOnceSomethingLeaves() {
        Backlog backlog = new Backlog();
        for (int i = 0; i < Backlog.LIMIT; i++) {
            assertThat(backlog.enter()).isTrue();
        }

        assertThat(backlog.enter()).isFalse();
        backlog.leave();
        assertThat(backlog.enter()).isTrue();
        assertThat(backlog.enter()).isFalse();
    }
}
