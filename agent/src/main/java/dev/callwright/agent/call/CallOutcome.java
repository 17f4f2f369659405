package dev.callwright.agent.call;

import dev.callwright.agent.realtime.RealtimeEnd;

/** How a call ended: each ending classified once, with its SIP status, its tag for metrics, and a sentence for people. */
public enum CallOutcome {
    CALLER_HUNG_UP(200, "caller-hung-up", "The caller hung up."),
    CANCELLED(487, "cancelled", "The caller gave up before the answer."),
    HUNG_UP_BY_OPERATOR(200, "operator-hung-up", "The operator ended the call."),
    TOO_LONG(200, "too-long", "The call reached its longest duration."),
    CALLER_SILENT(200, "caller-silent", "No RTP came from the caller for too long."),
    SERVER_STOPPED(200, "server-stopped", "The server stopped before the call ended."),
    NO_ROUTE(404, "no-route", "No agent answers the dialled number."),
    BAD_OFFER(400, "bad-offer", "The session description could not be read."),
    NO_COMMON_CODEC(488, "no-common-codec", "The caller offers no codec this trunk may use."),
    FULL(503, "full", "The server has as many calls as it may have."),
    TRUNK_FULL(503, "trunk-full", "The trunk has as many calls as it may have."),
    TRUNK_TOO_FAST(503, "trunk-too-fast", "Calls of the trunk come faster than they may."),
    DRAINING(503, "draining", "The server is about to stop."),
    NO_PORT(503, "no-rtp-port", "No RTP port was free."),
    NO_ACK(200, "no-ack", "The answer was never acknowledged."),
    SIGNALLING_FAILED(500, "signalling-failed", "The SIP dialog broke."),
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

    /** The outcome of a call whose model is gone for good. */
    static CallOutcome ofModel(RealtimeEnd end, boolean wasReady) {
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
