package dev.callwright.agent.store.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.store.testing.Calls;
import dev.callwright.agent.store.testing.CountingObserver;
import dev.callwright.agent.store.testing.Databases;
import java.time.InstantSource;
import java.util.TimeZone;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

final class CallStoreTest {

    private static final int CALLS = 50;

    @Test
    void keepsEveryField() {
        StoreContract.keepsEveryField(Databases.memory());
    }

    /** The call falls into the hour that Berlin repeats on 25 October 2026. */
    @Test
    void keepsInstantsInTheHourThatSummerTimeRepeats() {
        var zone = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
        try {
            StoreContract.keepsEveryField(Databases.memory());
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void writingTwiceIsWritingOnce() {
        StoreContract.writingTwiceIsWritingOnce(Databases.memory());
    }

    @Test
    void keepsTheLastTrunkACallWePlacedWasTriedOn() {
        StoreContract.keepsTheLastTrunkACallWePlacedWasTriedOn(Databases.memory());
    }

    @Test
    void marksCallsThatAFormerRunLeftOpen() {
        StoreContract.marksCallsThatAFormerRunLeftOpen(Databases.memory());
    }

    @Test
    void leavesOutWhatTheDatabaseRefuses() {
        StoreContract.leavesOutWhatTheDatabaseRefuses(Databases.memory());
    }

    @Test
    void boundsAndCleansWhatCallersSend() {
        StoreContract.boundsAndCleansWhatCallersSend(Databases.memory());
    }

    @Test
    void findsByPrefixAndListsNewestFirst() {
        StoreContract.findsByPrefixAndListsNewestFirst(Databases.memory());
    }

    @Test
    void keepsFiftyCallsAtOnce() {
        var config = Databases.memory();
        var observer = new CountingObserver();

        try (var store = CallStore.open(config, InstantSource.system(), observer);
                var calls = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CALLS; i++) {
                var id = "call-" + i;
                calls.execute(() -> Calls.whole(id).forEach(store::record));
            }
        }

        var reader = CallReader.open(config);
        assertThat(reader.recent(1_000)).hasSize(CALLS);
        for (int i = 0; i < CALLS; i++) {
            assertThat(reader.find("call-" + i)).contains(StoreContract.detailOf(Calls.whole("call-" + i)));
        }
        assertThat(observer.written).hasValue(CALLS * Calls.whole("any").size());
        assertThat(observer.dropped).hasValue(0);
    }

    @Test
    void readsOverItsOwnPoolAndTakesNothingAfterTheClose() {
        var observer = new CountingObserver();
        var store = CallStore.open(Databases.memory(), InstantSource.system(), observer);
        assertThat(store.reader().recent(10)).isEmpty();

        store.close();
        store.close();
        store.record(Calls.started("too-late", Calls.START));

        assertThat(observer.dropped).hasValue(1);
        assertThat(store.waiting()).isZero();
    }

    @Test
    void sumsWhatModelsCost() {
        StoreContract.sumsWhatModelsCost(Databases.memory());
    }

    @Test
    void readsNothingWhereNothingWasWritten() {
        StoreContract.readsNothingWhereNothingWasWritten(Databases.memory());
    }
}
