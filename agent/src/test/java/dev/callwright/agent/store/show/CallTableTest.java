package dev.callwright.agent.store.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.store.CallEnding;
import dev.callwright.agent.store.CallOrigin;
import dev.callwright.agent.store.CallSummary;
import dev.callwright.agent.store.database.StoreContract;
import dev.callwright.agent.store.testing.Calls;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class CallTableTest {

    private final CallTable table = new CallTable(ZoneOffset.UTC);

    @Test
    void showsOneCallWithItsTimeline() {
        var detail = StoreContract.detailOf(Calls.whole("7f3a9c21-55e0-4c1d"));

        assertThat(table.detail(detail)).isEqualTo(golden("one-call.txt"));
    }

    @Test
    void showsRecentCallsInAlignedColumns() {
        var ended = StoreContract.detailOf(Calls.whole("7f3a9c21-55e0-4c1d")).call();
        var running = StoreContract.detailOf(List.of(Calls.started("0b", Calls.START.plusSeconds(90))))
                .call();
        var placed = StoreContract.detailOf(List.of(Calls.placed("0c", Calls.START.plusSeconds(130))))
                .call();
        var died = new CallSummary(
                "c4",
                "c4@192.0.2.9",
                CallOrigin.user("\u524d\u53f0"),
                "anonymous",
                "reception",
                "reception",
                Calls.START.minusSeconds(3_600),
                Optional.of(Calls.START.minusSeconds(3_599)),
                Optional.empty(),
                Optional.of(new CallEnding(
                        CallEnding.INTERRUPTED_BY_RESTART, OptionalInt.empty(), "", 0, CallEnding.Packets.NONE)));

        assertThat(table.recent(List.of(placed, running, ended, died))).isEqualTo(golden("recent-calls.txt"));
    }

    @Test
    void countsFromTheStartWhenNobodyAnswered() {
        var detail = StoreContract.detailOf(List.of(Calls.started("c-1", Calls.START)));

        assertThat(table.detail(detail))
                .contains("answered  no")
                .contains("outcome   running")
                .contains("0.00");
    }

    @Test
    void saysSoWhenThereAreNoCalls() {
        assertThat(table.recent(List.of())).isEqualTo("No calls yet.\n");
    }

    private static String golden(String name) {
        try (InputStream file = Objects.requireNonNull(CallTableTest.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
