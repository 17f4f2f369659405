package dev.callwright.sip.stack.net;

import dev.callwright.config.SipConfig;
import gov.nist.javax.sip.stack.DefaultTlsSecurityPolicy;
import java.util.Properties;
import java.util.UUID;

/** How the stack is set up, and why. */
final class StackProperties {

    /** Larger than any INVITE met in practice; headers of a TCP message may fill half of it. */
    static final int MAX_MESSAGE_BYTES = 32 * 1024;

    private static final int SOCKET_BUFFER_BYTES = 4 * 1024 * 1024;

    private StackProperties() {}

    static Properties of(SipConfig config) {
        Properties properties = new Properties();
        // A name of its own per endpoint: several may live in one process.
        properties.setProperty("javax.sip.STACK_NAME", "callwright-" + UUID.randomUUID());
        // Dialogs are ours (CallDialog): the stack's would retransmit, time out and hang up on their own terms.
        properties.setProperty("javax.sip.AUTOMATIC_DIALOG_SUPPORT", "off");
        properties.setProperty("gov.nist.javax.sip.AUTOMATIC_DIALOG_ERROR_HANDLING", "false");
        // The router follows the next hop a request carries, for SIP URIs too.
        properties.setProperty("javax.sip.ROUTER_PATH", HopRouter.class.getName());
        properties.setProperty("javax.sip.USE_ROUTER_FOR_ALL_URIS", "true");
        // Callbacks run where the message was read. One UDP worker keeps the order of arrival, and a callback that only
        // hands over leaves it far faster than the network; more workers would reorder an INVITE and its CANCEL.
        properties.setProperty("gov.nist.javax.sip.REENTRANT_LISTENER", "true");
        properties.setProperty("gov.nist.javax.sip.THREAD_POOL_SIZE", "1");
        properties.setProperty("gov.nist.javax.sip.CONGESTION_CONTROL_TIMEOUT", "0");
        bounds(properties);
        // A finished INVITE transaction stays this long to absorb retransmissions; in whole seconds, zero would be
        // none.
        properties.setProperty("gov.nist.javax.sip.LINGER_TIMER", Long.toString(lingerSeconds(config)));
        // TLS is ours (Tls); naming the policy keeps the stack from warning that none is named.
        properties.setProperty("gov.nist.javax.sip.TLS_SECURITY_POLICY", DefaultTlsSecurityPolicy.class.getName());
        properties.setProperty("gov.nist.javax.sip.NETWORK_LAYER", BoundedSockets.class.getName());
        properties.setProperty(
                "gov.nist.javax.sip.MESSAGE_PROCESSOR_FACTORY", ConnectionProcessorFactory.class.getName());
        properties.setProperty("gov.nist.javax.sip.MESSAGE_PARSER_FACTORY", CountingParserFactory.class.getName());
        properties.setProperty("gov.nist.javax.sip.STACK_LOGGER", Slf4jStackLogger.class.getName());
        properties.setProperty("gov.nist.javax.sip.SERVER_LOGGER", Slf4jServerLogger.class.getName());
        return properties;
    }

    private static void bounds(Properties properties) {
        properties.setProperty("gov.nist.javax.sip.RECEIVE_UDP_BUFFER_SIZE", Integer.toString(SOCKET_BUFFER_BYTES));
        properties.setProperty("gov.nist.javax.sip.SEND_UDP_BUFFER_SIZE", Integer.toString(SOCKET_BUFFER_BYTES));
        properties.setProperty("gov.nist.javax.sip.MAX_MESSAGE_SIZE", Integer.toString(MAX_MESSAGE_BYTES));
        properties.setProperty("gov.nist.javax.sip.THREAD_PRIORITY", Integer.toString(Thread.NORM_PRIORITY));
    }

    /** Sixteen times T1: a client whose INVITE went unanswered has spaced its repetitions that far by then. */
    private static long lingerSeconds(SipConfig config) {
        return Math.max(1, config.timerT1().multipliedBy(16).toSeconds());
    }
}
