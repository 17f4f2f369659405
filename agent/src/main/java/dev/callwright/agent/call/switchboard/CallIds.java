package dev.callwright.agent.call.switchboard;

import java.util.UUID;

/** Our ids of calls: short enough to be read out, long enough not to repeat. */
final class CallIds {

    private static final int LENGTH = 13;

    private CallIds() {}

    static String next() {
        return UUID.randomUUID().toString().substring(0, LENGTH);
    }
}
