package dev.callwright.agent.store.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source that hands out connections, refuses to, or keeps its callers waiting. */
public final class FaultyDataSource implements DataSource, Closeable {

    private final DataSource healthy;
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile Mood mood;

    public FaultyDataSource(DataSource healthy, Mood mood) {
        this.healthy = healthy;
        this.mood = mood;
    }

    public void turn(Mood next) {
        mood = next;
    }

    /** Lets those go who wait for a stalled connection. */
    public void release() {
        mood = Mood.HEALTHY;
        released.countDown();
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (mood == Mood.STALLED) {
            stall();
        }
        if (mood == Mood.AWAY) {
            throw new SQLTransientConnectionException("connection refused", "08001");
        }
        return healthy.getConnection();
    }

    private void stall() throws SQLException {
        try {
            released.await();
        } catch (InterruptedException e) {
            throw new SQLException(e);
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("not a wrapper");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }

    @Override
    public void close() throws IOException {
        if (healthy instanceof Closeable pool) {
            pool.close();
        }
    }

    /** How it behaves. */
    public enum Mood {
        HEALTHY,
        AWAY,
        STALLED
    }
}
