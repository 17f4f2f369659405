package dev.callwright.sip.stack.net;

import gov.nist.javax.sip.parser.MessageParser;
import gov.nist.javax.sip.parser.MessageParserFactory;
import gov.nist.javax.sip.stack.SIPTransactionStack;

/** Makes the parsers of the stack. Created by the stack by name. Thread-safe. */
public final class CountingParserFactory implements MessageParserFactory {

    @Override
    public MessageParser createMessageParser(SIPTransactionStack stack) {
        return new CountingParser((WatchedStack) stack);
    }
}
