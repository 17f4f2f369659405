package dev.callwright.agent.store.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StoreFailureTest {

    @ParameterizedTest
    @ValueSource(strings = {"22001", "23505", "23503", "21S02"})
    void dataAndConstraintErrorsAreAboutTheEvent(String state) {
        assertThat(StoreFailure.isAboutTheEvent(failure(state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "40001", "53300", "25006", "42501", "HYT00", "90067"})
    void everythingElseOfTheDatabaseCanPass(String state) {
        assertThat(StoreFailure.isAboutTheEvent(failure(state))).isFalse();
    }

    @Test
    void aFailureWithoutTheDatabaseIsOurMistake() {
        assertThat(StoreFailure.isAboutTheEvent(new IllegalStateException("ours")))
                .isTrue();
    }

    @Test
    void describesTheInnermostCauseInOneLineWithoutThePassword() {
        var cause = new SQLException("cannot open jdbc:h2:x;PASSWORD=hunter2;A=B\nat line 2", "08001");
        var failure = new ConnectionException(new SQLException("pool timed out", cause));

        assertThat(StoreFailure.describe(failure))
                .isEqualTo("SQLException: 08001 cannot open jdbc:h2:x;PASSWORD=********;A=B");
    }

    private static RuntimeException failure(String state) {
        return new ConnectionException(new SQLException("no", state));
    }
}
