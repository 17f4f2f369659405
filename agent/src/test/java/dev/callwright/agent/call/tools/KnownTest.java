package dev.callwright.agent.call.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class KnownTest {

    private final Known known = new Known();

    @Test
    void whatCameWithTheCallStaysAsItIs() {
        known.give("caller", "+861");
        known.give("X-Customer", "77");

        assertThat(known.put("caller", "+862")).isFalse();
        assertThat(known.put("x-customer", "88")).isFalse();
        assertThat(known.putSecret("Caller", "4711")).isFalse();

        assertThat(known.withSecrets()).containsEntry("caller", "+861").containsEntry("X-Customer", "77");
    }

    @Test
    void whatWasLearnedMayBeLearnedAnew() {
        assertThat(known.put("order", "1")).isTrue();
        assertThat(known.put("order", "2")).isTrue();
        assertThat(known.values()).containsEntry("order", "2");

        assertThat(known.putSecret("order", "3")).isTrue();
        assertThat(known.values()).doesNotContainKey("order");
        assertThat(known.withSecrets()).containsEntry("order", "3");
    }

    @Test
    void thereIsRoomForSoMuch() {
        IntStream.range(0, 128).forEach(i -> known.put("name" + i, "value"));

        assertThat(known.put("one-more", "value")).isFalse();
        assertThat(known.put("name7", "another")).isTrue();
        assertThat(known.withSecrets()).hasSize(128);
    }

    @Test
    void noPartOfASecretIsShown() {
        known.putSecret("card", "471199");
        known.putSecret("pin", "4711");
        known.putSecret("a", "99");

        assertThat(known.masked("card 471199, pin 4711, 99 times")).isEqualTo("card ****, pin ****, 99 times");
    }
}
