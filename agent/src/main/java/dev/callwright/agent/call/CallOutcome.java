package dev.callwright.agent.call;

import dev.callwright.agent.realtime.RealtimeEnd;

/** How a call ended: each ending classified once, with its SIP status, its tag for metrics, and a sentence for people. */
public enum CallOutcome {
    CALLER_HUNG_UP(200, "caller-hung-up", "The caller hung up."),
    CALLEE_HUNG_UP(200, "callee-hung-up", "The called party hung up."),
    AGENT_HUNG_UP(200, "agent-hung-up", "The agent ended the call."),
    TRANSFERRED(200, "transferred", "The call was transferred."),
    CANCELLED(487, "cancelled", "The caller gave up before the answer."),
    HUNG_UP_BY_OPERATOR(200, "operator-hung-up", "The operator ended the call."),
    TOO_LONG(200, "too-long", "The call reached its longest duration."),
    CALLER_SILENT(200, "caller-silent", "No RTP came from the caller for too long."),
    CALLER_IDLE(200, "caller-idle", "The caller said nothing any more."),
    VOICEMAIL(200, "voicemail", "An answering machine took the call."),
    WATCHDOG(200, "watchdog", "A part of the call had stopped working, and the watchdog ended it."),
    SERVER_STOPPED(200, "server-stopped", "The server stopped before the call ended."),
    NO_ROUTE(404, "no-route", "No agent answers the dialled number."),
    BAD_OFFER(400, "bad-offer", "The session description could not be read."),
    NO_COMMON_CODEC(488, "no-common-codec", "The caller offers no codec this trunk may use."),
    FULL(503, "full", "The server has as many calls as it may have."),
    TRUNK_FULL(503, "trunk-full", "The trunk has as many calls as it may have."),
    TRUNK_TOO_FAST(503, "trunk-too-fast", "Calls of the trunk come faster than they may."),
    BUDGET_SPENT(503, "budget-spent", "The budget of the day is spent."),
    DRAINING(503, "draining", "The server is about to stop."),
    NO_PORT(503, "no-rtp-port", "No RTP port was free."),
    NO_ACK(200, "no-ack", "The answer was never acknowledged."),
    SIGNALLING_FAILED(500, "signalling-failed", "The SIP dialog broke."),
    SESSION_EXPIRED(200, "session-expired", "The other side gave no sign of life within the session timer."),
    NO_TRUNK(404, "no-trunk", "There is no such trunk, or it takes no calls of ours."),
    NO_AGENT(404, "no-agent", "There is no agent of that name."),
    NUMBER_NOT_ALLOWED(403, "number-not-allowed", "The trunk's settings do not allow calls to that number."),
    BUSY(486, "busy", "The called party is busy."),
    DECLINED(603, "declined", "The called party declined the call."),
    NO_ANSWER(480, "no-answer", "The called party did not answer."),
    NOT_FOUND(404, "not-found", "Nobody can be called at that number."),
    FORBIDDEN(403, "forbidden", "The trunk forbids this call."),
    TRUNK_AUTH_FAILED(403, "trunk-auth-failed", "The trunk does not accept our credentials."),
    TRUNK_UNAVAILABLE(503, "trunk-unavailable", "The trunk cannot be reached, or takes no calls at this time."),
    MEDIA_REFUSED(488, "media-refused", "The called party accepts no audio we can send."),
    REDIRECTED(480, "redirected", "The called party is to be called elsewhere."),
    CALL_REFUSED(400, "call-refused", "The trunk refused the call."),
    MODEL_BAD_KEY(200, "model-bad-key", "The realtime service refused the API key."),
    MODEL_QUOTA_EXHAUSTED(200, "model-quota-exhausted", "The account of the realtime service has no quota left."),
    MODEL_UNKNOWN(200, "model-unknown", "The realtime service does not know the model or refuses its settings."),
    MODEL_RATE_LIMITED(200, "model-rate-limited", "The realtime service allows no more sessions at this time."),
    MODEL_UNREACHABLE(200, "model-unreachable", "The realtime service could not be reached."),
    MODEL_LOST(200, "model-lost", "The realtime service went away during the call."),
    FAULT(500, "fault", "An internal fault ended the call.");

    private final int sipStatus;
    private final String tag;
    private final String sentence;

    CallOutcome(int sipStatus, String tag, String sentence) {
        this.sipStatus = sipStatus;
        this.tag = tag;
        this.sentence = sentence;
    }

    /** The final SIP status of the INVITE: 200 where the call was answered. */
    public int sipStatus() {
        return sipStatus;
    }

    /** Short, stable name for metrics and records. */
    public String tag() {
        return tag;
    }

    public String sentence() {
        return sentence;
    }

    /**
     * The outcome of a call of ours that was refused with this final status.
     *
     * @param rang  whether the other phone rang: only then does 408 mean that nobody went to it
     */
    public static CallOutcome ofRefusal(int status, boolean rang) {
        return switch (status) {
            case 486, 600 -> BUSY;
            case 480, 487 -> NO_ANSWER;
            case 408 -> rang ? NO_ANSWER : TRUNK_UNAVAILABLE;
            case 404, 410, 484, 604 -> NOT_FOUND;
            case 401, 407 -> TRUNK_AUTH_FAILED;
            case 403 -> FORBIDDEN;
            case 488, 606 -> MEDIA_REFUSED;
            default -> ofClass(status / 100);
        };
    }

    private static CallOutcome ofClass(int hundreds) {
        return switch (hundreds) {
            case 3 -> REDIRECTED;
            case 5 -> TRUNK_UNAVAILABLE;
            case 6 -> DECLINED;
            default -> CALL_REFUSED;
        };
    }

    /** The outcome of a call whose model is gone for good. */
    public static CallOutcome ofModel(RealtimeEnd end, boolean wasReady) {
        return switch (end.cause()) {
            case BAD_KEY -> MODEL_BAD_KEY;
            case QUOTA_EXHAUSTED -> MODEL_QUOTA_EXHAUSTED;
            case UNKNOWN_MODEL, BAD_REQUEST -> MODEL_UNKNOWN;
            case RATE_LIMITED -> MODEL_RATE_LIMITED;
            case REFUSED, UNREACHABLE, UNTRUSTED_CERTIFICATE, TIMED_OUT, DROPPED, SESSION_LIMIT, CLOSED_BY_US ->
                wasReady ? MODEL_LOST : MODEL_UNREACHABLE;
        };
    }
}
