package dev.callwright.agent.simulator.session;

import dev.callwright.agent.simulator.Faults;
import dev.callwright.agent.simulator.Ids;
import dev.callwright.agent.simulator.Moment;
import dev.callwright.agent.simulator.Refusal;
import dev.callwright.agent.simulator.Scenario;
import dev.callwright.agent.simulator.script.Rule;
import dev.callwright.agent.simulator.script.Script;
import dev.callwright.agent.simulator.script.Situation;
import dev.callwright.agent.simulator.speech.CallerAudio;
import dev.callwright.agent.simulator.speech.Cue;
import dev.callwright.agent.simulator.speech.EnergyVad;
import dev.callwright.agent.simulator.speech.Utterance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks when: utterances of the caller in, answers out, one at a time. With voice detection the end of speech brings the
 * answer by itself, and its beginning interrupts the one before.
 *
 * <p>Owner: the connection's event loop.
 */
final class Turns implements CallerAudio.Listener {

    private static final int MAX_HELD = 100;
    private static final int SPEECH_RMS = 500;

    private final Line line;
    private final Scenario scenario;
    private final Voices voices;
    private final Script script;
    private final Settings settings;
    private final Conversation conversation;

    private final List<Runnable> heldTranscripts = new ArrayList<>();
    private @Nullable Response current;
    private boolean answerAwaited;
    private boolean stranded;
    private String speechItem = "";
    private int turn;
    private int commits;
    private int answered;

    Turns(Line line, Scenario scenario, Voices voices, Settings settings, Conversation conversation) {
        this.line = line;
        this.scenario = scenario;
        this.voices = voices;
        this.script = new Script(scenario.script());
        this.settings = settings;
        this.conversation = conversation;
    }

    static Refusal nothingToCancel() {
        return new Refusal("", "no ongoing response to cancel");
    }

    @Override
    public void speechStarted(long audioMillis) {
        speechItem = Ids.uuid();
        line.send(ServerEvents.speechStarted(speechItem, audioMillis), Moment.Kind.SPEECH_STARTED, speechItem);
        answerAwaited = false;
        if (current != null && settings.interrupts()) {
            current.interrupt();
        }
    }

    @Override
    public void speechStopped(long audioMillis, byte[] utterance) {
        line.send(ServerEvents.speechStopped(speechItem, audioMillis), Moment.Kind.SPEECH_STOPPED, speechItem);
        commits++;
        if (scenario.faults().response().noSpeechCommits().contains(commits)) {
            line.send(ServerEvents.error(noSpeech(), ""));
            return;
        }
        heard(speechItem, utterance);
        if (!settings.answers()) {
            return;
        }
        if (current == null) {
            begin(conversation.takeCue(), settings.speaks());
        } else {
            answerAwaited = true;
        }
    }

    /** The client says that the caller has finished. */
    void commit(byte[] utterance) {
        commits++;
        if (!hasSpeech(utterance)
                || scenario.faults().response().noSpeechCommits().contains(commits)) {
            stranded = true;
            throw noSpeech();
        }
        heard(Ids.uuid(), utterance);
    }

    /**
     * The client asks for an answer.
     *
     * @param instructions  of this answer alone; empty for none
     * @param audio         whether it is to be spoken
     */
    void create(String instructions, boolean audio) {
        if (current != null) {
            throw new Refusal("", "ongoing response already exists");
        }
        boolean unanswered = !(conversation.cue() instanceof Cue.Nothing);
        if (stranded && !unanswered) {
            // The service forgets a request behind a commit in which it found no speech; so must the client's timer
            // find out.
            stranded = false;
        } else if (conversation.cue() instanceof Cue.Written(String text) && text.equals("[" + instructions + "]")) {
            var _ = conversation.takeCue();
            begin(new Cue.Instructed(instructions), audio);
        } else if (unanswered) {
            begin(conversation.takeCue(), audio);
        } else if (!instructions.isBlank()) {
            begin(new Cue.Instructed(instructions), audio);
        } else if (!conversation.hasUser()) {
            throw new Refusal("", "cannot set continue_final_message: the conversation has no message of a user");
        } else if (conversation.endsWithAssistant()) {
            start(audio, "").end("completed");
        } else {
            begin(new Cue.Nothing(), audio);
        }
    }

    void cancel() {
        if (current == null) {
            throw nothingToCancel();
        }
        current.cancel();
    }

    private static Refusal noSpeech() {
        return new Refusal("", "no speech found");
    }

    private static boolean hasSpeech(byte[] pcm) {
        return EnergyVad.voicedMillis(pcm, SPEECH_RMS) >= 100;
    }

    private void heard(String item, byte[] pcm) {
        stranded = false;
        String transcript = transcript(pcm);
        String previous = conversation.last();
        conversation.add(item, Conversation.Author.USER, new Cue.Heard(new Utterance(transcript, pcm)));
        line.send(ServerEvents.committed(previous, item));
        line.send(ServerEvents.itemCreated(previous, ServerEvents.spokenItem(item)));
        if (scenario.faults().response().transcriptionAfterDone() && heldTranscripts.size() < MAX_HELD) {
            heldTranscripts.add(() -> sendTranscript(item, transcript));
        } else {
            line.after(scenario.timing().transcriptionDelay().toMillis(), () -> sendTranscript(item, transcript));
        }
    }

    private String transcript(byte[] pcm) {
        List<String> given = scenario.answers().callerTranscripts();
        return given.isEmpty()
                ? voices.ears().recognise(pcm).orElseGet(() -> unknown(pcm))
                : given.get((commits - 1) % given.size());
    }

    private static String unknown(byte[] pcm) {
        return String.format(Locale.ROOT, "[caller speech %.1f s]", pcm.length / 48_000.0);
    }

    private void sendTranscript(String item, String transcript) {
        if (scenario.wire().cumulativeTranscription()) {
            int half = transcript.offsetByCodePoints(0, transcript.codePointCount(0, transcript.length()) / 2);
            line.send(ServerEvents.transcriptionDelta(item, transcript.substring(0, half)));
            line.send(ServerEvents.transcriptionDelta(item, transcript));
        }
        line.send(ServerEvents.transcriptionCompleted(item, transcript));
    }

    private Response start(boolean audio, String heard) {
        turn++;
        Faults.Connection fault = scenario.faults().connection();
        if (fault.dropOnTurn() == turn && fault.dropAfter().isPositive()) {
            line.after(fault.dropAfter().toMillis(), line::drop);
        }
        if (scenario.faults().session().muteOnTurn() == turn) {
            line.fallSilent();
        }
        Response response = new Response(
                line, scenario, new Response.Request(turn, audio, conversation.last(), heard), this::finished);
        current = response;
        return response;
    }

    private void begin(Cue cue, boolean audio) {
        Response response =
                start(audio, cue instanceof Cue.Heard heard ? heard.caller().text() : "");
        if (scenario.faults().response().emptyTurns().contains(turn)) {
            response.end("completed");
            return;
        }
        if (audio && scenario.faults().session().rejectedVoices().contains(settings.voice())) {
            line.send(ServerEvents.error(new Refusal("400", "voice " + settings.voice() + " is not valid"), ""));
            response.end("failed");
            return;
        }
        Optional<Rule> rule = rule(cue);
        if (rule.isPresent() && rule.get().silent()) {
            line.after(rule.get().think().toMillis(), () -> response.end("completed"));
            return;
        }
        response.open();
        conversation.add(response.item(), Conversation.Author.ASSISTANT);
        rule.ifPresentOrElse(found -> perform(response, found, audio), () -> speak(response, cue, audio));
    }

    /** What the script wants, or the turns that call a function, which are a simple script. */
    private Optional<Rule> rule(Cue cue) {
        return script.next(situation(cue))
                .or(() -> scenario.toolCalls().stream()
                        .filter(tool -> tool.turn() == turn)
                        .findFirst()
                        .map(tool -> new Rule(
                                Rule.When.DEFAULTS,
                                "",
                                "",
                                List.of(new Rule.Call(tool.name(), tool.arguments())),
                                false,
                                Duration.ZERO,
                                0)));
    }

    private Situation situation(Cue cue) {
        List<Situation.Result> results = conversation.takeResults();
        String caller = switch (cue) {
            case Cue.Heard heard -> heard.caller().text();
            case Cue.Written written -> written.text();
            case Cue.Instructed _, Cue.Nothing _, Cue.Returned _ -> "";
        };
        String digits = cue instanceof Cue.Written ? caller.replaceAll("[^0-9*#]", "") : "";
        String asked = cue instanceof Cue.Instructed instructed ? instructed.instructions() : "";
        return new Situation(turn, caller, digits, asked, settings.instructions(), results);
    }

    private void perform(Response response, Rule rule, boolean audio) {
        response.thenCall(
                rule.calls(),
                item -> conversation.called(
                        item.path("call_id").asString(), item.path("name").asString()));
        response.after(rule.think().toMillis(), () -> {
            if (rule.say().isEmpty()) {
                response.callOnly();
                return;
            }
            if (audio) {
                settings.freezeVoice();
            }
            response.speak(voices.repertoire().line(rule.say(), rule.voice()));
        });
    }

    private void speak(Response response, Cue cue, boolean audio) {
        if (audio) {
            settings.freezeVoice();
        }
        boolean counts = !(cue instanceof Cue.Instructed);
        CompletableFuture<Utterance> answer = voices.speaker().answer(cue, answered);
        answered += counts ? 1 : 0;
        if (answer.isDone()) {
            response.speak(answer.join());
        } else {
            var _ = answer.thenAccept(utterance -> line.execute(() -> response.speak(utterance)));
        }
    }

    private void finished() {
        if (current != null) {
            conversation.said(current.item(), current.transcript(), current.sentMillis());
        }
        current = null;
        List.copyOf(heldTranscripts).forEach(Runnable::run);
        heldTranscripts.clear();
        if (answerAwaited) {
            answerAwaited = false;
            begin(conversation.takeCue(), settings.speaks());
        }
    }
}
