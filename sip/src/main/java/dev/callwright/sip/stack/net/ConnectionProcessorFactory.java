package dev.callwright.sip.stack.net;

import gov.nist.javax.sip.stack.MessageProcessor;
import gov.nist.javax.sip.stack.MessageProcessorFactory;
import gov.nist.javax.sip.stack.OIOMessageProcessorFactory;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Locale;

/** UDP is the stack's own; TCP, TLS and WebSocket are ours. Created by the stack by name. Thread-safe. */
public final class ConnectionProcessorFactory implements MessageProcessorFactory {

    private final OIOMessageProcessorFactory own = new OIOMessageProcessorFactory();

    @Override
    public MessageProcessor createMessageProcessor(
            SIPTransactionStack stack, InetAddress address, int port, String transport) throws IOException {
        String name = transport.toUpperCase(Locale.ROOT);
        return switch (name) {
            case "TCP", "TLS", "WS", "WSS" -> new ConnectionProcessor((WatchedStack) stack, address, port, name);
            default -> own.createMessageProcessor(stack, address, port, transport);
        };
    }
}
