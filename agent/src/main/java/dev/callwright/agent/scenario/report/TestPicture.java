package dev.callwright.agent.scenario.report;

import dev.callwright.agent.call.CallMoment;
import dev.callwright.agent.phone.CallPicture;
import dev.callwright.agent.phone.CallPicture.Mark;
import dev.callwright.agent.phone.CallPicture.Side;
import dev.callwright.agent.phone.CallPicture.Span;
import dev.callwright.agent.phone.PhoneMoment;
import dev.callwright.agent.phone.StereoAudio;
import dev.callwright.agent.scenario.check.Evidence;
import dev.callwright.agent.scenario.run.TestRun;
import dev.callwright.media.codec.WavFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keeps each call of a test as a stereo recording, the caller left, and as a picture of who spoke when and what happened. */
public final class TestPicture {

    private final Evidence evidence;
    private final List<Mark> marks = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();

    private TestPicture(Evidence evidence) {
        this.evidence = evidence;
    }

    /**
     * Writes both for all calls of a test.
     *
     * @throws IOException if a file cannot be written
     */
    public static void write(TestRun.Result result, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < result.calls().size(); i++) {
            Evidence evidence = result.calls().get(i).evidence();
            String name = fileName(
                    result.name() + "-" + (i + 1) + "-" + evidence.plan().name());
            StereoAudio audio = evidence.audio();
            WavFile.stereo(audio.sampleRateHz(), audio.caller(), audio.agent())
                    .writePcm16(folder.resolve(name + ".wav"));
            new TestPicture(evidence).write(folder.resolve(name + ".png"));
        }
    }

    private void write(Path file) throws IOException {
        for (PhoneMoment moment : evidence.phone()) {
            phone(moment);
        }
        evidence.server().forEach(this::server);
        evidence.record()
                .ifPresent(record -> record.tools().forEach(tool -> {
                    double sinceStart = (tool.at().toEpochMilli()
                                    - record.call().startedAt().toEpochMilli())
                            / 1000.0;
                    marks.add(new Mark(sinceStart + started(), tool.name(), CallPicture.Kind.AGENT));
                }));
        speech(PhoneMoment.Kind.CALLER_STARTED, PhoneMoment.Kind.CALLER_STOPPED, Side.CALLER, CallPicture.Kind.CALLER);
        speech(PhoneMoment.Kind.AGENT_STARTED, PhoneMoment.Kind.AGENT_STOPPED, Side.AGENT, CallPicture.Kind.AGENT);
        CallPicture.write(evidence.audio(), marks, spans, file);
    }

    /** Where on the recording the server's record begins. */
    private double started() {
        return evidence.server().stream()
                .filter(moment -> moment.kind() == CallMoment.Kind.STARTED)
                .mapToDouble(moment -> evidence.seconds(moment.atNanos()))
                .findFirst()
                .orElse(0);
    }

    private void phone(PhoneMoment moment) {
        switch (moment.kind()) {
            case ANSWERED -> mark(moment.atNanos(), "answered", CallPicture.Kind.CALL);
            case HUNG_UP, PEER_HUNG_UP -> mark(moment.atNanos(), "hang-up", CallPicture.Kind.CALL);
            case REFERRED -> mark(moment.atNanos(), "transfer", CallPicture.Kind.CALL);
            case HELD -> mark(moment.atNanos(), "hold", CallPicture.Kind.CALL);
            case RESUMED -> mark(moment.atNanos(), "resume", CallPicture.Kind.CALL);
            case PRESSED -> mark(moment.atNanos(), moment.detail(), CallPicture.Kind.DIGIT);
            default -> {}
        }
    }

    private void server(CallMoment moment) {
        if (moment.kind() == CallMoment.Kind.INTERRUPTED) {
            mark(moment.atNanos(), "interrupted", CallPicture.Kind.INTERRUPTED);
        }
    }

    private void mark(long atNanos, String label, CallPicture.Kind kind) {
        marks.add(new Mark(evidence.seconds(atNanos), label, kind));
    }

    private void speech(PhoneMoment.Kind start, PhoneMoment.Kind stop, Side side, CallPicture.Kind kind) {
        double from = -1;
        for (PhoneMoment moment : evidence.phone()) {
            if (moment.kind() == start) {
                from = evidence.seconds(moment.atNanos());
            } else if (moment.kind() == stop && from >= 0) {
                spans.add(new Span(from, evidence.seconds(moment.atNanos()), side, "", kind));
                from = -1;
            }
        }
    }

    private static String fileName(String name) {
        return name.strip().replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
    }
}
