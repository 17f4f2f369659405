package dev.callwright.agent.app;

import dev.callwright.agent.phone.Dialling;
import dev.callwright.agent.phone.PhoneMoment.Kind;
import dev.callwright.agent.phone.ScriptedPhone;
import dev.callwright.agent.phone.StereoAudio;
import dev.callwright.agent.simulator.server.Simulator;
import dev.callwright.agent.store.CallDetail;
import dev.callwright.agent.store.CallSummary;
import dev.callwright.agent.store.database.CallReader;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.PortRange;
import dev.callwright.media.codec.G711;
import dev.callwright.media.codec.WavFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The main job in one run: simulator, server and phone on loopback; a greeting, a question, an interruption, digits, a goodbye.
 * Everything shown has really happened, and {@link DemoVerdict} says so or not.
 */
public final class Demo {

    private static final PortRange PHONE_PORTS = new PortRange(34000, 34098);
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final String KEYS = "42#";
    /** How long the caller listens to the long answer before speaking over it. */
    private static final Duration BEFORE_INTERRUPTING = Duration.ofMillis(1200);

    private final CallwrightConfig config;
    private final Path folder;
    private final PrintWriter out;

    private Demo(CallwrightConfig config, Path folder, PrintWriter out) {
        this.config = config;
        this.folder = folder;
        this.out = out;
    }

    /**
     * Runs the demo.
     *
     * @param folder  where the recording and the picture go
     * @param out     where the timeline is printed
     * @return whether all of it really happened
     */
    public static boolean run(Path folder, PrintWriter out) throws IOException, InterruptedException {
        try (Simulator simulator = new Simulator(DemoSettings.scenario())) {
            return new Demo(DemoSettings.config(simulator.start("127.0.0.1", 0)), folder, out).run();
        }
    }

    private boolean run() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        DemoTimeline timeline = new DemoTimeline(out);
        try (Callwright server = Callwright.start(config, timeline::onCall);
                Switchboard switchboard = new Switchboard("127.0.0.1", PHONE_PORTS);
                ScriptedPhone phone = switchboard.phone(List.of(G711.PCMA, G711.PCMU), timeline::onPhone)) {
            converse(phone, "sip:receptionist@127.0.0.1:" + server.sipPort());
            phone.hangUp();
            server.drain();
            DemoVerdict verdict = DemoVerdict.of(timeline, recorded(server), KEYS);
            verdict.print(out);
            show(phone, timeline);
            return verdict.passed();
        }
    }

    private void show(ScriptedPhone phone, DemoTimeline timeline) throws IOException {
        Path wav = folder.resolve("demo.wav");
        Path png = folder.resolve("demo.png");
        StereoAudio audio = phone.recording();
        WavFile.stereo(audio.sampleRateHz(), audio.caller(), audio.agent()).writePcm16(wav);
        DemoPicture.write(phone, timeline.callMoments(), png);
        out.printf("%nRecording (caller left, agent right): %s%nPicture: %s%n", wav, png);
        out.flush();
    }

    /** The call in the store, once its end has been written. */
    private static Optional<CallDetail> recorded(Callwright server) throws InterruptedException {
        CallReader reader = server.store().reader();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            List<CallSummary> calls = reader.recent(1);
            if (!calls.isEmpty() && calls.getFirst().ending().isPresent()) {
                return reader.find(calls.getFirst().id());
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return Optional.empty();
    }

    private void converse(ScriptedPhone phone, String target) throws InterruptedException {
        if (!phone.dial(new Dialling(target, "caller"), PATIENCE)) {
            return;
        }
        phone.await(Kind.AGENT_STOPPED, 0, PATIENCE);
        long started = phone.count(Kind.AGENT_STARTED);
        phone.say(speech("caller-1.wav"));
        phone.await(Kind.AGENT_STARTED, started, PATIENCE);
        phone.await(Kind.PEER_HUNG_UP, 0, BEFORE_INTERRUPTING);
        started = phone.count(Kind.AGENT_STARTED);
        phone.say(speech("caller-2.wav"));
        hearAnswer(phone, started);
        started = phone.count(Kind.AGENT_STARTED);
        phone.press(KEYS);
        hearAnswer(phone, started);
    }

    private static void hearAnswer(ScriptedPhone phone, long startedBefore) throws InterruptedException {
        long stopped = phone.count(Kind.AGENT_STOPPED);
        if (phone.await(Kind.AGENT_STARTED, startedBefore, PATIENCE)) {
            phone.await(Kind.AGENT_STOPPED, stopped, PATIENCE);
        }
    }

    private static short[] speech(String file) {
        try (InputStream in = Objects.requireNonNull(ScriptedPhone.class.getResourceAsStream(file), file)) {
            return WavFile.read(in).samples(0);
        } catch (IOException e) {
            throw new UncheckedIOException("the bundled caller cannot be read: " + file, e);
        }
    }
}
