package dev.callwright.sip;

/** What came of a REFER of ours, from the last NOTIFY of the peer (RFC 3515 §2.4.5), or from what it did instead. */
public enum TransferOutcome {
    /** The third party answered; our leg is to be ended by us. */
    ANSWERED,
    /** The peer accepted and hung up without a word of what came of it, as some phones do: it has gone to the third party. */
    LEFT,
    /** 486 or 600. */
    BUSY,
    /** 603, or 403. */
    DECLINED,
    /** 408, 480, 487. */
    NO_ANSWER,
    /** 404, 410, 484, 604: there is nobody of that name. */
    NOT_FOUND,
    /** Any other failure of the new call. */
    FAILED,
    /** The peer does not transfer: it refused the REFER. */
    REFUSED,
    /** The peer transfers, but never said what came of it. */
    UNKNOWN;

    /** Whether the peer is with the third party, as far as one can tell. */
    public boolean succeeded() {
        return this == ANSWERED || this == LEFT;
    }

    /** The outcome of a call that ended with this final status. */
    public static TransferOutcome of(int status) {
        return switch (status) {
            case 486, 600 -> BUSY;
            case 603, 403 -> DECLINED;
            case 408, 480, 487 -> NO_ANSWER;
            case 404, 410, 484, 604 -> NOT_FOUND;
            default -> status / 100 == 2 ? ANSWERED : FAILED;
        };
    }
}
