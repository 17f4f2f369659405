package dev.callwright.agent.realtime.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.realtime.EventType;
import dev.callwright.agent.realtime.session.Opening.Action;
import org.junit.jupiter.api.Test;

class OpeningTest {

    private final Opening opening = new Opening();

    @Test
    void greetsConfiguresAndIsReady() {
        opening.connected();

        assertThat(opening.session(EventType.SESSION_CREATED)).isEqualTo(Action.CONFIGURE);
        assertThat(opening.configuring()).isTrue();
        assertThat(opening.session(EventType.SESSION_UPDATED)).isEqualTo(Action.READY);
        assertThat(opening.session(EventType.SESSION_UPDATED)).isEqualTo(Action.NOTHING);
        assertThat(opening.graceOver()).isEqualTo(Action.NOTHING);
        assertThat(opening.ready()).isTrue();
    }

    @Test
    void aLateGreetingIsNoConfirmation() {
        opening.connected();

        assertThat(opening.graceOver()).isEqualTo(Action.CONFIGURE);
        assertThat(opening.session(EventType.SESSION_CREATED)).isEqualTo(Action.NOTHING);
        assertThat(opening.session(EventType.SESSION_CREATED)).isEqualTo(Action.READY);
    }

    @Test
    void aSecondGreetingIsTheConfirmation() {
        opening.connected();
        opening.session(EventType.SESSION_CREATED);

        assertThat(opening.session(EventType.SESSION_CREATED)).isEqualTo(Action.READY);
    }

    @Test
    void configuresAServiceWhoseFirstWordIsAConfirmation() {
        opening.connected();

        assertThat(opening.session(EventType.SESSION_UPDATED)).isEqualTo(Action.CONFIGURE);
        assertThat(opening.session(EventType.SESSION_UPDATED)).isEqualTo(Action.READY);
    }
}
