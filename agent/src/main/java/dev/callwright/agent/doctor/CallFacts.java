package dev.callwright.agent.doctor;

import dev.callwright.sip.trace.CallTrace;
import dev.callwright.sip.trace.SdpSummary;
import dev.callwright.sip.trace.SipText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is known of a call. Immutable.
 *
 * @param record   what became of it; empty for one that was turned away at the door
 * @param media    what its leg counted; empty if that is not known
 * @param trace    its messages; empty if they are not kept
 * @param allowed  the codecs it may use, for people
 * @param routes   for a number that no agent answers, which one was probably meant; empty if none comes close
 */
record CallFacts(
        Optional<CallRecord> record,
        Optional<MediaCounts> media,
        Optional<CallTrace> trace,
        String allowed,
        Optional<String> routes) {

    /**
     * What became of a call.
     *
     * @param id        our id of it; may be empty
     * @param sipCallId its Call-ID
     * @param from      the trunk or user
     * @param dialled   what was dialled
     * @param outcome   tag of its outcome; empty while it runs
     * @param sentence  the outcome in words
     * @param talk      from the answer to the end; empty if it was not answered
     */
    record CallRecord(
            String id,
            String sipCallId,
            String from,
            String dialled,
            String outcome,
            String sentence,
            Optional<Duration> talk) {}

    /**
     * Packets of RTP.
     *
     * @param in         received, dropped ones included
     * @param out        sent
     * @param lost       never came
     * @param late       came too late to be played
     * @param strangers  came from a source that is not the caller's
     * @param wrongType  had a payload type nobody agreed to
     */
    record MediaCounts(long in, long out, long lost, long late, long strangers, long wrongType) {

        /** Those that were the caller's and could be used. */
        long heard() {
            return in - strangers - wrongType - late;
        }
    }

    boolean ended(String outcome) {
        return record.filter(call -> call.outcome().equals(outcome)).isPresent();
    }

    /** The texts of the messages in this direction, in order. */
    List<SipText> texts(boolean sent) {
        return trace.stream()
                .flatMap(call -> call.messages().stream())
                .filter(seen -> seen.message().sent() == sent)
                .map(seen -> SipText.of(seen.message().text()))
                .toList();
    }

    /** The last description of audio in this direction. */
    Optional<SdpSummary> sdp(boolean sent) {
        return texts(sent).reversed().stream()
                .flatMap(text -> SdpSummary.of(text.body()).stream())
                .findFirst();
    }

    Optional<SipText> first(boolean sent, Predicate<SipText> wanted) {
        return texts(sent).stream().filter(wanted).findFirst();
    }

    /** Where the peer really is; empty when nothing of it is kept. */
    Optional<String> peerAddress() {
        return trace.stream()
                .flatMap(call -> call.messages().stream())
                .map(seen -> seen.message().remote())
                .filter(address -> !address.isUnresolved())
                .map(address -> address.getAddress().getHostAddress())
                .findFirst();
    }
}
