package dev.callwright.agent.call.stage;

import dev.callwright.agent.bridge.VoiceBridge;
import dev.callwright.agent.bridge.event.BridgeEvent;
import dev.callwright.agent.bridge.model.ModelPlan;
import dev.callwright.agent.bridge.talk.Recitation;
import dev.callwright.agent.bridge.talk.ToolAnswer;
import dev.callwright.agent.call.CallEnded;
import dev.callwright.agent.call.CallMoment.Kind;
import dev.callwright.agent.call.CallOutcome;
import dev.callwright.agent.call.cast.Wording;
import dev.callwright.agent.call.digits.DigitFilter;
import dev.callwright.agent.call.record.Chronicle;
import dev.callwright.agent.call.services.CallServices;
import dev.callwright.agent.call.services.Watchdog;
import dev.callwright.agent.call.tools.ToolVoice;
import dev.callwright.agent.pool.ModelPool.Asker;
import dev.callwright.agent.pool.UsageBook;
import dev.callwright.agent.realtime.RealtimeEnd;
import dev.callwright.config.AgentConfig;
import dev.callwright.config.DtmfConfig;
import dev.callwright.media.leg.LegStats;
import dev.callwright.media.leg.MediaException;
import dev.callwright.media.sdp.NegotiatedAudio;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The audio side of a call: its bridge, and what is known of the model behind it. Owner: call thread. */
public final class Voice implements ToolVoice {

    private static final Logger log = LoggerFactory.getLogger(Voice.class);
    /** Words that were not heard to their end by then, for whatever reason, are not awaited any longer. */
    private static final Duration LONGEST_RECITAL = Duration.ofMinutes(1);

    private final CallStage stage;
    private final UsageBook usage;

    private volatile Optional<VoiceBridge> bridge = Optional.empty();
    private Optional<RealtimeEnd> modelGone = Optional.empty();
    private volatile boolean talking;
    private boolean connecting;
    private boolean modelReady;
    private boolean promptPlayed;
    private int reciting;
    private long recitingUntil;
    private Optional<Boolean> machine = Optional.empty();
    private boolean beeped;
    private boolean known;

    Voice(CallStage stage) {
        this.stage = stage;
        this.usage = stage.chronicle().usageBook();
    }

    /** Takes an RTP port; the model is not reached yet. */
    public void open() {
        CallServices services = stage.services();
        try {
            bridge = Optional.of(VoiceBridge.open(
                    services.media(),
                    services.models()
                            .planFor(asker(stage.agent()), stage.tools().equip(stage.agent())),
                    event -> stage.mailbox().offer(new CallEvent.Bridge(event)),
                    services.metrics()));
        } catch (MediaException e) {
            log.atError().addKeyValue("call", stage.id()).log(e.getMessage());
            throw new CallEnded(CallOutcome.NO_PORT);
        }
    }

    public int localPort() {
        return bridge.orElseThrow().localPort();
    }

    /** How digits go both ways, and where the peer's signalling comes from: its media may come from there too. */
    public void expect(InetAddress signalling, DtmfConfig dtmf) {
        bridge.ifPresent(voice -> {
            voice.expect(signalling, dtmf.detectTones());
            stage.keypad().sendBy(new CallDigitLine(voice, stage.line()), dtmf.send());
        });
    }

    /** The call is answered. */
    public void talking() {
        talking = true;
        stage.keypad().talking();
    }

    /** Starts or changes the media as negotiated. */
    public void media(NegotiatedAudio audio) {
        bridge.ifPresent(voice -> voice.media(audio));
    }

    /** Starts to connect to the model, once. */
    public void connect() {
        if (!connecting) {
            connecting = true;
            bridge.ifPresent(VoiceBridge::connect);
        }
    }

    public boolean modelReady() {
        return modelReady;
    }

    /** Why there is no model any more; empty while there is hope. */
    public Optional<RealtimeEnd> modelGone() {
        return modelGone;
    }

    @Override
    public void speak(String instructions) {
        bridge.ifPresent(voice -> voice.speak(instructions));
    }

    @Override
    public void answerTools(List<ToolAnswer> answers, boolean respond) {
        bridge.ifPresent(voice -> voice.answerTools(answers, respond));
    }

    @Override
    public void whenQuiet(Duration limit, Runnable act) {
        bridge.ifPresent(voice -> voice.whenQuiet(limit, () -> stage.then(act)));
    }

    /** Runs something on the media loop after a while; it must not block. */
    void after(Duration delay, Runnable action) {
        bridge.ifPresent(voice -> voice.after(delay, action));
    }

    @Override
    public void fill(boolean on) {
        bridge.ifPresent(voice -> voice.fill(on));
    }

    /** Says words as they are written: from a recording, or by the model. */
    public void say(String words, boolean urgent) {
        bridge.ifPresent(voice -> {
            reciting++;
            recitingUntil = System.nanoTime() + LONGEST_RECITAL.toNanos();
            voice.recite(recitation(words, urgent));
        });
    }

    /** Whether something to be said by {@link #say} has not been heard yet. */
    public boolean saying() {
        return reciting > 0 && System.nanoTime() < recitingUntil;
    }

    /** Asks whether words can be said without the model. */
    public void lookUp(String words) {
        bridge.filter(_ -> !words.isEmpty()).ifPresent(voice -> voice.lookUp(recitation(words, false)));
    }

    /** Whether the words asked for by {@link #lookUp} can be. */
    public boolean known() {
        return known;
    }

    private Recitation recitation(String words, boolean urgent) {
        return new Recitation(
                words, Wording.verbatim(words), urgent, stage.services().spokenWords());
    }

    @Override
    public void breakOff() {
        bridge.ifPresent(VoiceBridge::interrupt);
    }

    @Override
    public void hush() {
        bridge.ifPresent(VoiceBridge::hush);
    }

    /** Lets another agent take over. */
    void become(AgentConfig agent) {
        ModelPlan plan = stage.services()
                .models()
                .planFor(asker(agent), stage.services().tools().boxOf(agent).specs());
        bridge.ifPresent(voice -> voice.become(plan));
    }

    private Asker asker(AgentConfig agent) {
        return new Asker(agent, () -> stage.parties().origin().trunkName(), usage);
    }

    /** Whether to find out who answered, before the model hears anything. */
    public void screen(boolean wanted) {
        bridge.ifPresent(voice -> voice.screen(wanted));
    }

    /** Whether a machine has answered; empty until that is known. */
    public Optional<Boolean> machine() {
        return machine;
    }

    /** Whether the tone of an answering machine was heard. */
    public boolean beeped() {
        return beeped;
    }

    @Override
    public void playPrompt(short[] pcm) {
        promptPlayed = false;
        bridge.ifPresent(voice -> voice.playPrompt(pcm));
    }

    public boolean promptPlayed() {
        return promptPlayed;
    }

    void on(BridgeEvent event) {
        Chronicle chronicle = stage.chronicle();
        switch (event) {
            case BridgeEvent.ModelReady(boolean again) -> modelReady(again);
            case BridgeEvent.ModelLost(RealtimeEnd end, int attempt) -> {
                log.atWarn()
                        .addKeyValue("call", stage.id())
                        .addKeyValue("attempt", attempt)
                        .log("the model is away: {}", end.detail());
                chronicle.moment(Kind.MODEL_LOST, end.detail());
            }
            case BridgeEvent.ModelGone(RealtimeEnd end) -> {
                log.atError().addKeyValue("call", stage.id()).log("the model is gone: {}", end.detail());
                modelGone = Optional.of(end);
            }
            case BridgeEvent.TookOver _, BridgeEvent.TakeoverFailed _ -> {}
            case BridgeEvent.CallerSaid(String text) -> chronicle.callerSaid(text);
            case BridgeEvent.AgentSaid said -> chronicle.agentSaid(said);
            case BridgeEvent.DigitPressed(char digit) -> stage.keypad().press(digit, DigitFilter.Path.RTP);
            case BridgeEvent.ToneHeard(char digit) -> stage.keypad().press(digit, DigitFilter.Path.TONE);
            case BridgeEvent.ToolsCalled asked -> stage.tools().called(asked.calls());
            case BridgeEvent.TurnStep step -> {
                chronicle.step(step);
                if (step.step() == BridgeEvent.Step.CALLER_STARTED) {
                    stage.tools().callerSpoke();
                }
            }
            case BridgeEvent.Interrupted interrupted -> chronicle.interrupted(interrupted);
            case BridgeEvent.TurnEnded ended -> chronicle.turn(ended.times());
            case BridgeEvent.PromptPlayed _ -> {
                promptPlayed = true;
                stage.tools().promptPlayed();
            }
            case BridgeEvent.Known _ -> known = true;
            case BridgeEvent.Recited _ -> {
                reciting--;
                stage.tools().recited();
            }
            case BridgeEvent.AnsweredBy(boolean told) -> machine = Optional.of(told);
            case BridgeEvent.Beeped _ -> beeped = true;
            case BridgeEvent.CallerSilent _ -> callerSilent();
        }
    }

    private void modelReady(boolean again) {
        modelReady = true;
        if (again) {
            stage.chronicle().moment(Kind.MODEL_BACK, "");
        }
    }

    /** Many devices send nothing while they hold a call. The leg watches anew once the call is resumed. */
    private void callerSilent() {
        if (!stage.line().held()) {
            throw new CallEnded(CallOutcome.CALLER_SILENT);
        }
    }

    @Override
    public void typed(char digit) {
        bridge.ifPresent(voice -> voice.press(digit));
    }

    @Override
    public void takeTyped(Consumer<String> taker) {
        bridge.ifPresent(voice -> voice.takeTyped(keys -> stage.then(() -> taker.accept(keys))));
    }

    /** Signs of life for the watchdog; also asks for the next one. Any thread. */
    public Watchdog.Vitals vitals(long newsTaken) {
        Optional<VoiceBridge> voice = bridge.filter(_ -> talking);
        voice.ifPresent(VoiceBridge::feelPulse);
        return new Watchdog.Vitals(
                newsTaken,
                voice.map(Voice::ticks),
                voice.map(pulse -> pulse.pulse().model()));
    }

    /** Grows while media flows either way, or is made up for; media on hold is kept alive by a packet now and then. */
    private static long ticks(VoiceBridge voice) {
        LegStats stats = voice.stats();
        return stats.packetsOut() + stats.packetsIn() + stats.filledSamples() + stats.unsentPackets();
    }

    Optional<LegStats> stats() {
        return bridge.map(VoiceBridge::stats);
    }

    public void close() {
        bridge.ifPresent(voice -> {
            voice.lastWords().forEach(stage.chronicle()::agentSaid);
            voice.close();
        });
    }
}
