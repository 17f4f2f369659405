package dev.callwright.sip.trace;

import dev.callwright.sip.WireTap;
import dev.callwright.sip.trace.CallTrace.Seen;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The messages of one call as they come: the first half of the room is kept, the rest holds the latest. Owner: its ring. */
final class CallLog {

    private final String callId;
    private final List<Seen> first = new ArrayList<>();
    private final Deque<Seen> latest = new ArrayDeque<>();
    private int left;
    private boolean admitted;
    private boolean over;

    CallLog(String callId) {
        this.callId = callId;
    }

    /** Takes a message; at most so many are kept. */
    void add(Seen seen, int room) {
        if (first.size() < room / 2) {
            first.add(seen);
            return;
        }
        latest.addLast(seen);
        while (latest.size() > room - room / 2) {
            latest.removeFirst();
            left++;
        }
    }

    /**
     * Learns from a message how far the call has come. We answer an INVITE that is not let in at once and finally; one that is
     * gets a 100 or another provisional response first.
     */
    void learn(WireTap.Message message) {
        SipText text = SipText.of(message.text());
        boolean aboutInvite = text.cseqMethod().equals("INVITE");
        if (aboutInvite && message.sent()) {
            admitted = admitted || text.isRequest() || text.status() < 300;
        }
        if (text.method().equals("BYE") || (aboutInvite && isRefusal(text.status()))) {
            over = true;
        }
    }

    private static boolean isRefusal(int status) {
        return status >= 300 && status != 401 && status != 407;
    }

    String callId() {
        return callId;
    }

    boolean admitted() {
        return admitted;
    }

    /** Whether a BYE or a refusal has passed. */
    boolean over() {
        return over;
    }

    CallTrace trace() {
        List<Seen> all = new ArrayList<>(first);
        all.addAll(latest);
        return new CallTrace(callId, admitted, all, left);
    }
}
