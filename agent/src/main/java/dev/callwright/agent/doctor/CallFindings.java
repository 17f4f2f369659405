package dev.callwright.agent.doctor;

import dev.callwright.agent.doctor.CallFacts.CallRecord;
import dev.callwright.sip.trace.SdpSummary;
import dev.callwright.sip.trace.SipText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What went wrong in a call, and what to do. Pure. */
final class CallFindings {

    private CallFindings() {}

    /** Everything found; never empty. */
    static List<Finding> of(CallFacts facts) {
        List<Finding> findings = new ArrayList<>();
        ending(facts).ifPresent(findings::add);
        findings.addAll(DropFindings.of(facts));
        findings.addAll(AudioFindings.of(facts));
        if (findings.isEmpty()) {
            findings.add(Finding.good(facts.record()
                    .map(call -> call.outcome().isEmpty() ? "The call is going on." : call.sentence())
                    .orElse("Nothing is wrong that can be seen.")));
        }
        return List.copyOf(findings);
    }

    private static Optional<Finding> ending(CallFacts facts) {
        return facts.record().map(call -> recorded(facts, call)).orElseGet(() -> turnedAway(facts));
    }

    private static Optional<Finding> recorded(CallFacts facts, CallRecord call) {
        String trunk = call.from();
        return switch (call.outcome()) {
            case "", "caller-hung-up", "cancelled", "operator-hung-up", "server-stopped" -> Optional.empty();
            case "no-route" ->
                bad(
                        "404: " + call.dialled() + " was dialled, and no agent answers that number.",
                        facts.routes().orElse("Add it to numbers, written as it comes, if it is yours."));
            case "no-common-codec" ->
                bad(
                        "488: the caller offers " + offered(facts) + ", and " + trunk + " may use " + facts.allowed()
                                + ".",
                        "Have the caller offer one of these, or change codecs of the trunk.");
            case "bad-offer" ->
                bad(
                        "400: the caller's session description cannot be read.",
                        "See its INVITE below; report it to its maker.");
            case "full" ->
                bad(
                        "503: the server had as many calls as it may have.",
                        "Raise limits.calls and media.ports together.");
            case "draining" -> bad("503: the server was stopping.", "Call again once it has started.");
            case "no-rtp-port" -> bad("503: no RTP port was free.", "Widen media.ports to two ports for each call.");
            case "no-ack" -> Optional.of(noAck(facts));
            case "caller-silent" ->
                bad(
                        "We hung up, because no RTP came from the caller for media.silent-caller-limit.",
                        "See below; raise the limit only if phones stop sending while muted.");
            case "too-long" ->
                bad("We hung up, because the call reached its longest duration.", "See limits.call-duration.");
            case "signalling-failed" ->
                bad("The SIP dialog broke: " + call.sentence(), "The log of this call says what was refused.");
            case String outcome
            when outcome.startsWith("model-") ->
                bad("The telephone side was fine; the speech model was not: " + call.sentence(), "Check realtime.");
            default -> bad(call.sentence(), "The log of this call says more.");
        };
    }

    /** The 200 is sent again for 32 s; without an ACK it did not arrive, or our Contact cannot be reached. */
    static Finding noAck(CallFacts facts) {
        String contact = facts.first(true, text -> text.status() == 200)
                .map(text -> text.header("Contact"))
                .filter(value -> !value.isEmpty())
                .map(value -> "; our Contact said " + value)
                .orElse("");
        return Finding.bad(
                "We answered, and the answer was never acknowledged: either our 200 or the peer's ACK got lost"
                        + contact + ".",
                "Behind NAT set sip.advertised-address to the public address, and let SIP in at its port.");
    }

    private static String offered(CallFacts facts) {
        return facts.sdp(false)
                .map(SdpSummary::codecs)
                .filter(codecs -> !codecs.isEmpty())
                .map(codecs -> String.join(", ", codecs))
                .orElse("no audio");
    }

    /** A call that never became one of ours: only its messages are there. */
    private static Optional<Finding> turnedAway(CallFacts facts) {
        String peer = facts.peerAddress().orElse("an unknown address");
        Stream<SipText> answers = facts.texts(true).stream();
        int status =
                answers.mapToInt(SipText::status).filter(code -> code >= 300).reduce(0, (_, last) -> last);
        return switch (status) {
            case 0 ->
                facts.texts(true).isEmpty()
                        ? bad(
                                "It was left without an answer: " + peer + " is neither a trunk nor a user.",
                                "Add the address to hosts of its trunk if it is yours.")
                        : Optional.empty();
            case 403 ->
                bad(
                        "403: a call from " + peer + " was refused, for no trunk has this address.",
                        "Add it to hosts of its trunk if it is yours.");
            case 401, 407 ->
                bad(
                        status + ": the caller was asked for a password and gave none, or a wrong one.",
                        "Check user and password in the phone; the realm is registrar.realm.");
            case 400 ->
                bad("400: its INVITE lacks something or contradicts itself.", "See it below; report it to its maker.");
            case 415 -> bad("415: its body is not SDP.", "Have the caller send application/sdp alone.");
            case 416 ->
                bad("416: it asks for a kind of address that is not SIP.", "Have the caller dial a sip: address.");
            case 420 -> bad("420: it requires an extension we do not have.", "Turn off what its Require header names.");
            default -> bad("It was refused with " + status + ".", "See the messages below.");
        };
    }

    private static Optional<Finding> bad(String sentence, String remedy) {
        return Optional.of(Finding.bad(sentence, remedy));
    }
}
