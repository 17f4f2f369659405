package dev.callwright.agent.app;

import dev.callwright.agent.call.CallMoment;
import dev.callwright.agent.phone.PhoneMoment;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Prints what happens as it happens, with the time each step took, and keeps it for the picture and the verdict. Thread-safe:
 * phone and server tell it from threads of their own.
 */
final class DemoTimeline {

    private final PrintWriter out;
    private final List<PhoneMoment> phone = new ArrayList<>();
    private final List<CallMoment> call = new ArrayList<>();
    private long zero;

    DemoTimeline(PrintWriter out) {
        this.out = out;
    }

    synchronized void onPhone(PhoneMoment moment) {
        if (phone.isEmpty()) {
            zero = moment.atNanos();
        }
        phone.add(moment);
        switch (moment.kind()) {
            case DIALLED -> line(moment.atNanos(), "phone", "dials " + moment.detail());
            case RINGING ->
                line(moment.atNanos(), "phone", "hears it ring" + sincePhone(moment, PhoneMoment.Kind.DIALLED));
            case ANSWERED ->
                line(moment.atNanos(), "phone", "is answered" + sincePhone(moment, PhoneMoment.Kind.DIALLED));
            case REFUSED -> line(moment.atNanos(), "phone", "is refused: " + moment.detail());
            case CALLER_STARTED -> line(moment.atNanos(), "caller", "speaks");
            case CALLER_STOPPED -> line(moment.atNanos(), "caller", "is quiet");
            case AGENT_STARTED -> line(moment.atNanos(), "phone", "hears the agent" + sincePhone(moment, lastCause()));
            case AGENT_STOPPED -> line(moment.atNanos(), "phone", "hears the agent stop");
            case PRESSED -> line(moment.atNanos(), "caller", "presses " + moment.detail());
            case KEY_HEARD -> line(moment.atNanos(), "phone", "hears the key " + moment.detail());
            case HELD -> line(moment.atNanos(), "phone", "holds");
            case RESUMED -> line(moment.atNanos(), "phone", "resumes");
            case REFERRED -> line(moment.atNanos(), "phone", "is asked to call " + moment.detail());
            case HUNG_UP -> line(moment.atNanos(), "phone", "hangs up");
            case PEER_HUNG_UP -> line(moment.atNanos(), "phone", "is hung up on " + moment.detail());
        }
    }

    synchronized void onCall(CallMoment moment) {
        call.add(moment);
        switch (moment.kind()) {
            case CALLER_STARTED -> line(moment.atNanos(), "model", "notices the caller");
            case CALLER_STOPPED ->
                line(
                        moment.atNanos(),
                        "model",
                        "notices the end of speech" + sincePhone(moment.atNanos(), PhoneMoment.Kind.CALLER_STOPPED));
            case RESPONSE_CREATED -> line(moment.atNanos(), "model", "starts to answer");
            case FIRST_AUDIO ->
                line(
                        moment.atNanos(),
                        "model",
                        "sends first audio" + sinceCall(moment, CallMoment.Kind.RESPONSE_CREATED));
            case FIRST_RTP ->
                line(moment.atNanos(), "agent", "first packet leaves" + sinceCall(moment, CallMoment.Kind.FIRST_AUDIO));
            case CALLER_SAID -> line(moment.atNanos(), "caller", "\"" + moment.detail() + "\"");
            case AGENT_SAID -> line(moment.atNanos(), "agent", "\"" + moment.detail() + "\"");
            case INTERRUPTED -> line(moment.atNanos(), "agent", "is interrupted, " + moment.detail());
            case DIGIT -> line(moment.atNanos(), "agent", "is told the digit " + moment.detail());
            case TOOL_CALLED -> line(moment.atNanos(), "model", "called " + moment.detail());
            case MODEL_LOST -> line(moment.atNanos(), "model", "is away: " + moment.detail());
            case MODEL_BACK -> line(moment.atNanos(), "model", "is back");
            case APOLOGY -> line(moment.atNanos(), "agent", "apologises: " + moment.detail());
            case ENDED -> line(moment.atNanos(), "call", "ends: " + moment.detail());
            case TRANSFERRING -> line(moment.atNanos(), "call", "is transferred: " + moment.detail());
            case TRANSFER_FAILED -> line(moment.atNanos(), "call", "is not transferred: " + moment.detail());
            case REPLACED -> line(moment.atNanos(), "call", "goes on with " + moment.detail());
            case HANDED_OVER -> line(moment.atNanos(), "call", "is handed over to " + moment.detail());
            case PROMPTED -> line(moment.atNanos(), "agent", "asks whether somebody is there");
            case WARNED -> line(moment.atNanos(), "agent", "warns that the call will end");
            case GOODBYE -> line(moment.atNanos(), "agent", "says goodbye");
            case MACHINE -> line(moment.atNanos(), "phone", "is an answering machine");
            case MESSAGE -> line(moment.atNanos(), "agent", "leaves a message, " + moment.detail());
            case STARTED, DIALLED, RINGING, ANSWERED, HELD, RESUMED -> {
                // The phone's own lines tell these.
            }
        }
    }

    synchronized List<PhoneMoment> phoneMoments() {
        return List.copyOf(phone);
    }

    synchronized List<CallMoment> callMoments() {
        return List.copyOf(call);
    }

    private PhoneMoment.Kind lastCause() {
        return phone.reversed().stream()
                .map(PhoneMoment::kind)
                .filter(kind -> kind == PhoneMoment.Kind.CALLER_STOPPED
                        || kind == PhoneMoment.Kind.PRESSED
                        || kind == PhoneMoment.Kind.ANSWERED)
                .findFirst()
                .orElse(PhoneMoment.Kind.DIALLED);
    }

    private String sincePhone(PhoneMoment moment, PhoneMoment.Kind cause) {
        return sincePhone(moment.atNanos(), cause);
    }

    private String sincePhone(long at, PhoneMoment.Kind cause) {
        Optional<PhoneMoment> before = phone.reversed().stream()
                .filter(moment -> moment.kind() == cause && moment.atNanos() <= at)
                .findFirst();
        return before.map(moment -> after(at - moment.atNanos(), cause.name())).orElse("");
    }

    private String sinceCall(CallMoment moment, CallMoment.Kind cause) {
        Optional<CallMoment> before = call.reversed().stream()
                .filter(earlier -> earlier.kind() == cause && earlier.atNanos() <= moment.atNanos())
                .findFirst();
        return before.map(earlier -> after(moment.atNanos() - earlier.atNanos(), cause.name()))
                .orElse("");
    }

    private static String after(long nanos, String cause) {
        return "  (%d ms after %s)"
                .formatted(nanos / 1_000_000, cause.toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    private void line(long at, String who, String what) {
        out.printf("%8.3f  %-7s %s%n", (at - zero) / 1e9, who, what);
        out.flush();
    }
}
