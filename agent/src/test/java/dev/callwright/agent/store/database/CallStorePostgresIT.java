package dev.callwright.agent.store.database;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.callwright.agent.store.testing.Databases;
import dev.callwright.config.StoreConfig;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The same contract on PostgreSQL, where one is given by {@code CALLWRIGHT_TEST_POSTGRES}: a JDBC URL with user and
 * password in it, e.g. {@code jdbc:postgresql://127.0.0.1/test?user=test&password=test}. Each test has a schema of its own.
 */
final class CallStorePostgresIT {

    private static final String VARIABLE = "CALLWRIGHT_TEST_POSTGRES";

    private final String url = System.getenv().getOrDefault(VARIABLE, "");
    private final String schema = "callwright_" + UUID.randomUUID().toString().replace("-", "");

    @BeforeEach
    void makeSchema() {
        assumeThat(url).as("no PostgreSQL given by " + VARIABLE).isNotEmpty();
        Jdbi.create(url).useHandle(handle -> handle.execute("create schema " + schema));
    }

    @AfterEach
    void dropSchema() {
        if (!url.isEmpty()) {
            Jdbi.create(url).useHandle(handle -> handle.execute("drop schema " + schema + " cascade"));
        }
    }

    @Test
    void keepsEveryField() {
        StoreContract.keepsEveryField(config());
    }

    @Test
    void writingTwiceIsWritingOnce() {
        StoreContract.writingTwiceIsWritingOnce(config());
    }

    @Test
    void keepsTheLastTrunkACallWePlacedWasTriedOn() {
        StoreContract.keepsTheLastTrunkACallWePlacedWasTriedOn(config());
    }

    @Test
    void marksCallsThatAFormerRunLeftOpen() {
        StoreContract.marksCallsThatAFormerRunLeftOpen(config());
    }

    @Test
    void leavesOutWhatTheDatabaseRefuses() {
        StoreContract.leavesOutWhatTheDatabaseRefuses(config());
    }

    @Test
    void boundsAndCleansWhatCallersSend() {
        StoreContract.boundsAndCleansWhatCallersSend(config());
    }

    @Test
    void findsByPrefixAndListsNewestFirst() {
        StoreContract.findsByPrefixAndListsNewestFirst(config());
    }

    @Test
    void sumsWhatModelsCost() {
        StoreContract.sumsWhatModelsCost(config());
    }

    @Test
    void readsNothingWhereNothingWasWritten() {
        StoreContract.readsNothingWhereNothingWasWritten(config());
    }

    private StoreConfig config() {
        var user = url.replaceAll(".*[?&]user=([^&]*).*", "$1");
        return Databases.at(user, url + "&currentSchema=" + schema);
    }
}
