package dev.callwright.sip;

/**
 * What an endpoint has seen since it started. Immutable snapshot; counts unless said otherwise.
 *
 * @param callsIn              INVITEs that became calls
 * @param callsOut             calls placed
 * @param callsOpen            calls and dialogs open now
 * @param admitted             requests outside a dialog that were admitted
 * @param challenged           requests answered with a digest challenge
 * @param refused              requests refused before they became a call
 * @param ignored              requests left without an answer
 * @param unknownDialog        requests and ACKs that belonged to no dialog
 * @param malformed            messages that could not be parsed, or lacked what every message needs
 * @param dropped              datagrams dropped unread because too many were waiting, or because they were too large
 * @param answersRepeated      times a 2xx was sent again for want of an ACK
 * @param acksMissed           2xx answers never acknowledged
 * @param requestsUnanswered   requests of ours that timed out
 * @param sendFailures         messages that could not be sent
 * @param faults               exceptions stopped at the stack callback
 * @param serverTransactions   server transactions held by the stack now
 * @param clientTransactions   client transactions held by the stack now
 */
public record SipStats(
        long callsIn,
        long callsOut,
        int callsOpen,
        long admitted,
        long challenged,
        long refused,
        long ignored,
        long unknownDialog,
        long malformed,
        long dropped,
        long answersRepeated,
        long acksMissed,
        long requestsUnanswered,
        long sendFailures,
        long faults,
        int serverTransactions,
        int clientTransactions) {}
