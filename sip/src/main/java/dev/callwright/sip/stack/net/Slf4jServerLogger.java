package dev.callwright.sip.stack.net;

import dev.callwright.sip.stack.text.LogText;
import dev.callwright.sip.stack.text.WireText;
import gov.nist.core.ServerLogger;
import gov.nist.javax.sip.message.SIPMessage;
import java.util.Properties;
import javax.sip.SipStack;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages on the wire, at TRACE of logger {@value #WIRE}, and to the tap. Created by the stack by name. Thread-safe.
 */
public final class Slf4jServerLogger implements ServerLogger {

    public static final String WIRE = "dev.callwright.sip.wire";
    private static final Logger LOG = LoggerFactory.getLogger(WIRE);

    private @Nullable WatchedStack stack;

    @Override
    public void logMessage(SIPMessage message, String from, String to, boolean sender, long time) {
        WatchedStack watched = stack;
        if (watched != null) {
            TapPoint.logged(watched.tap(), message, from, to, sender);
        }
        if (LOG.isTraceEnabled()) {
            LOG.atTrace()
                    .addKeyValue("direction", sender ? "sent" : "received")
                    .addKeyValue("from", LogText.of(from))
                    .addKeyValue("to", LogText.of(to))
                    .log(WireText.of(message.encode()));
        }
    }

    @Override
    public void logMessage(SIPMessage message, String from, String to, String status, boolean sender, long time) {
        logMessage(message, from, to, sender, time);
    }

    @Override
    public void logMessage(SIPMessage message, String from, String to, String status, boolean sender) {
        logMessage(message, from, to, sender, 0);
    }

    @Override
    public void logException(Exception thrown) {
        LOG.debug("the stack reports", thrown);
    }

    @Override
    public void closeLogFile() {
        // There is no file.
    }

    @Override
    public void setStackProperties(Properties properties) {
        // Nothing to configure.
    }

    @Override
    public void setSipStack(SipStack owner) {
        this.stack = (WatchedStack) owner;
    }
}
