package dev.callwright.agent.call.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.store.CallLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class KeyLinesTest {

    private final List<CallLine> recorded = new ArrayList<>();
    private final KeyLines keys = new KeyLines(recorded::add);

    @Test
    void keysAreMadeOutInTheirOrder() {
        press("123", KeyUse.UNDECIDED);

        keys.show(2);

        assertThat(recorded).extracting(CallLine::text).containsExactly("1", "2");
        assertThat(recorded).extracting(CallLine::ordinal).containsExactly(1, 2);
    }

    @Test
    void aSecretStaysOne() {
        press("4711", KeyUse.UNDECIDED);
        press("2", KeyUse.UNDECIDED);

        keys.hide(4);
        keys.show(9);

        assertThat(recorded).extracting(CallLine::text).containsExactly("2");
    }

    @Test
    void onlyWhatWasUndecidedIsMadeOut() {
        press("1", KeyUse.UNDECIDED);
        press("2", KeyUse.OPEN);
        press("3", KeyUse.SECRET);

        keys.showLatest();
        assertThat(recorded).isEmpty();
        keys.show(3);

        assertThat(recorded).extracting(CallLine::text).containsExactly("1");
    }

    @Test
    void theLatestMayBeMadeOutBeforeTheOthers() {
        press("12", KeyUse.UNDECIDED);

        keys.showLatest();
        keys.showLatest();

        assertThat(recorded).extracting(CallLine::text).containsExactly("2");
    }

    @Test
    void noMoreThanSomeAreRemembered() {
        press("1" + "2".repeat(64), KeyUse.UNDECIDED);

        keys.show(100);

        assertThat(recorded).hasSize(64).extracting(CallLine::text).containsOnly("2");
    }

    private void press(String digits, KeyUse use) {
        for (int i = 0; i < digits.length(); i++) {
            CallLine line = new CallLine(i + 1, 1, CallLine.Speaker.DIGITS, KeyLines.MASK, Instant.EPOCH, "agent");
            keys.pressed(line, digits.charAt(i), use);
        }
    }
}
