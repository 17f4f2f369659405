package dev.callwright.agent.app;

import dev.callwright.agent.call.CallMoment;
import dev.callwright.agent.phone.CallPicture;
import dev.callwright.agent.phone.CallPicture.Mark;
import dev.callwright.agent.phone.CallPicture.Side;
import dev.callwright.agent.phone.CallPicture.Span;
import dev.callwright.agent.phone.PhoneMoment;
import dev.callwright.agent.phone.ScriptedPhone;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Draws a demo call: both waveforms on one time axis, with who spoke when and what happened. */
final class DemoPicture {

    private final List<Mark> marks = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();
    private final long zero;

    private DemoPicture(long zero) {
        this.zero = zero;
    }

    static void write(ScriptedPhone phone, List<CallMoment> call, Path file) throws IOException {
        DemoPicture picture = new DemoPicture(phone.recordingStart());
        List<PhoneMoment> moments = phone.moments();
        picture.mark(moments);
        picture.speech(moments, PhoneMoment.Kind.CALLER_STARTED, PhoneMoment.Kind.CALLER_STOPPED, Side.CALLER);
        picture.speech(moments, PhoneMoment.Kind.AGENT_STARTED, PhoneMoment.Kind.AGENT_STOPPED, Side.AGENT);
        call.forEach(picture::mark);
        CallPicture.write(phone.recording(), picture.marks, picture.spans, file);
    }

    private void mark(List<PhoneMoment> moments) {
        for (PhoneMoment moment : moments) {
            switch (moment.kind()) {
                case RINGING -> mark(moment.atNanos(), "ringing", CallPicture.Kind.CALL);
                case ANSWERED -> mark(moment.atNanos(), "answered", CallPicture.Kind.CALL);
                case HUNG_UP, PEER_HUNG_UP -> mark(moment.atNanos(), "hang-up", CallPicture.Kind.CALL);
                case DIALLED,
                        REFUSED,
                        CALLER_STARTED,
                        CALLER_STOPPED,
                        AGENT_STARTED,
                        AGENT_STOPPED,
                        PRESSED,
                        KEY_HEARD,
                        REFERRED,
                        HELD,
                        RESUMED -> {
                    // Shown as spans, or by the marks of the server.
                }
            }
        }
    }

    private void mark(CallMoment moment) {
        if (moment.kind() == CallMoment.Kind.INTERRUPTED) {
            mark(moment.atNanos(), "interrupted, " + moment.detail(), CallPicture.Kind.INTERRUPTED);
        } else if (moment.kind() == CallMoment.Kind.DIGIT) {
            mark(moment.atNanos(), moment.detail(), CallPicture.Kind.DIGIT);
        }
    }

    private void mark(long atNanos, String label, CallPicture.Kind kind) {
        marks.add(new Mark(seconds(atNanos), label, kind));
    }

    private void speech(List<PhoneMoment> moments, PhoneMoment.Kind start, PhoneMoment.Kind stop, Side side) {
        CallPicture.Kind kind = side == Side.CALLER ? CallPicture.Kind.CALLER : CallPicture.Kind.AGENT;
        double from = -1;
        for (PhoneMoment moment : moments) {
            if (moment.kind() == start) {
                from = seconds(moment.atNanos());
            } else if (moment.kind() == stop && from >= 0) {
                spans.add(new Span(from, seconds(moment.atNanos()), side, "", kind));
                from = -1;
            }
        }
    }

    private double seconds(long atNanos) {
        return Math.max(0, atNanos - zero) / 1e9;
    }
}
