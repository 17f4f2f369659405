package dev.callwright.agent.doctor;

import dev.callwright.agent.doctor.CallFacts.CallRecord;
import dev.callwright.sip.trace.SipText;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls that end at a time which gives the cause away. Pure. */
final class DropFindings {

    private static final Duration ACK_WAIT = Duration.ofSeconds(32);
    private static final Duration EXACTLY = Duration.ofMillis(1_500);
    private static final Pattern SECONDS = Pattern.compile("^\\s*(\\d{1,9})");
    private static final List<Duration> SUSPICIOUS =
            List.of(Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(30), Duration.ofMinutes(60));

    private DropFindings() {}

    static List<Finding> of(CallFacts facts) {
        if (!facts.ended("caller-hung-up") && !facts.ended("signalling-failed")) {
            return List.of();
        }
        return facts.record().flatMap(CallRecord::talk).stream()
                .flatMap(talk -> of(facts, talk).stream())
                .toList();
    }

    private static List<Finding> of(CallFacts facts, Duration talk) {
        if (isNear(talk, ACK_WAIT)) {
            return List.of(Finding.bad(
                    "The call ended 32 s after the answer: that is how long a peer, or a proxy on the way, waits for an ACK.",
                    "One side's ACK does not arrive. Behind NAT set sip.advertised-address, and turn off SIP ALG in the "
                            + "router."));
        }
        OptionalLong interval = sessionInterval(facts);
        if (interval.isPresent() && endsSession(talk, Duration.ofSeconds(interval.getAsLong()))) {
            return List.of(
                    Finding.bad(
                            "The call ended when its session timer of " + interval.getAsLong()
                                    + " s ran out: no refresh came through.",
                            "The side that refreshes could not reach the other: check our Contact and its Route, and sip.session-timer."));
        }
        return SUSPICIOUS.stream()
                .filter(time -> isNear(talk, time))
                .map(
                        time -> Finding.unsure(
                                "The call ended after " + time.toMinutes()
                                        + " minutes to the second, which no human does.",
                                "Probably a session timer of the carrier or a limit of its own; ask it, and see sip.session-timer."))
                .toList();
    }

    private static boolean isNear(Duration talk, Duration time) {
        return talk.minus(time).abs().compareTo(EXACTLY) <= 0;
    }

    /** RFC 4028 §10: the BYE comes the lesser of 32 s and a third before the end. */
    private static boolean endsSession(Duration talk, Duration interval) {
        Duration margin = interval.dividedBy(3).compareTo(ACK_WAIT) < 0 ? interval.dividedBy(3) : ACK_WAIT;
        return isNear(talk, interval) || isNear(talk, interval.minus(margin));
    }

    /** What was agreed: the last Session-Expires of a 200 to the INVITE. */
    private static OptionalLong sessionInterval(CallFacts facts) {
        return facts.first(
                        true, text -> text.status() == 200 && text.cseqMethod().equals("INVITE"))
                .or(() -> facts.first(
                        false, text -> text.status() == 200 && text.cseqMethod().equals("INVITE")))
                .map(DropFindings::sessionExpires)
                .orElse(OptionalLong.empty());
    }

    private static OptionalLong sessionExpires(SipText text) {
        Matcher value = SECONDS.matcher(text.header("Session-Expires"));
        return value.find() ? OptionalLong.of(Long.parseLong(value.group(1))) : OptionalLong.empty();
    }
}
