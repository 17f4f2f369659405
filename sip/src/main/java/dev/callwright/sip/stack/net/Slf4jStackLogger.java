package dev.callwright.sip.stack.net;

import dev.callwright.sip.stack.text.LogText;
import gov.nist.core.StackLogger;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stack's own log, onto SLF4J. What the stack calls an error is mostly a peer's garbage, so errors and warnings
 * become at most one WARN a second, with the number of those left out. Debugging output costs more than the calls do
 * and appears only at TRACE. Created by the stack by name. Thread-safe.
 */
public final class Slf4jStackLogger implements StackLogger {

    private static final Logger LOG = LoggerFactory.getLogger("dev.callwright.sip.stack.jain");
    private static final long QUIET_NANOS = 1_000_000_000L;

    private final AtomicLong nextWarning = new AtomicLong(System.nanoTime());
    private final AtomicLong suppressed = new AtomicLong();

    /**
     * The stack asks with INFO before it hands a message to {@link Slf4jServerLogger}, which knows whether somebody wants it. The
     * answer cannot depend on the stack: all stacks of a process share the logger of the latest.
     */
    @Override
    public boolean isLoggingEnabled(int level) {
        return switch (level) {
            case TRACE_FATAL, TRACE_ERROR, TRACE_WARN -> LOG.isWarnEnabled();
            case TRACE_INFO -> true;
            default -> LOG.isTraceEnabled();
        };
    }

    @Override
    public boolean isLoggingEnabled() {
        return LOG.isWarnEnabled();
    }

    @Override
    public void logFatalError(String message) {
        LOG.error("{}", LogText.of(message));
    }

    @Override
    public void logError(String message) {
        warn(message);
    }

    @Override
    public void logError(String message, Exception thrown) {
        warn(message + ": " + thrown);
    }

    @Override
    public void logException(Throwable thrown) {
        warn(String.valueOf(thrown));
        LOG.debug("the stack reports", thrown);
    }

    @Override
    public void logWarning(String message) {
        warn(message);
    }

    private void warn(String message) {
        long now = System.nanoTime();
        long due = nextWarning.get();
        if (now - due < 0 || !nextWarning.compareAndSet(due, now + QUIET_NANOS)) {
            suppressed.incrementAndGet();
            return;
        }
        LOG.atWarn().addKeyValue("suppressed", suppressed.getAndSet(0)).log(LogText.of(message));
    }

    @Override
    public void logInfo(String message) {
        trace(message);
    }

    @Override
    public void logDebug(String message) {
        trace(message);
    }

    @Override
    public void logDebug(String message, Exception thrown) {
        trace(message + ": " + thrown);
    }

    @Override
    public void logTrace(String message) {
        trace(message);
    }

    private static void trace(String message) {
        if (LOG.isTraceEnabled()) {
            LOG.trace("{}", LogText.of(message));
        }
    }

    @Override
    public void logStackTrace() {
        // A stack trace per message says nothing that the message does not.
    }

    @Override
    public void logStackTrace(int level) {
        // As above.
    }

    @Override
    public int getLineCount() {
        return 0;
    }

    @Override
    public void disableLogging() {
        // Levels belong to the SLF4J binding.
    }

    @Override
    public void enableLogging() {
        // As above.
    }

    @Override
    public void setBuildTimeStamp(String timeStamp) {
        // The stack's version is in the dependency list.
    }

    @Override
    public void setStackProperties(Properties properties) {
        // Nothing to configure.
    }

    @Override
    public String getLoggerName() {
        return LOG.getName();
    }
}
