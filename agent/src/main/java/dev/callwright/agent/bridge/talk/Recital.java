package dev.callwright.agent.bridge.talk;

import dev.callwright.agent.bridge.audio.Downlink;
import dev.callwright.agent.bridge.event.BridgeEvent;
import dev.callwright.agent.bridge.event.TurnTimes;
import dev.callwright.agent.bridge.model.ModelLink;
import dev.callwright.agent.bridge.model.ModelRun;
import dev.callwright.agent.metrics.Metrics;
import dev.callwright.agent.realtime.ClientEvent;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Words said as they are written: from a recording if there is one, else by the model, whose voice is recorded for the next time.
 * A recording is heard and interrupted like an answer of the model, which is told afterwards what was said for it. Owner: media
 * loop.
 */
public final class Recital {

    private final Conversation conversation;
    private final Downlink downlink;
    private final ResponseDesk desk;
    private final ModelLink model;
    private final Consumer<? super BridgeEvent> events;
    private final Metrics metrics;

    private Optional<Piece> piece = Optional.empty();
    private long pieces;

    public Recital(
            Conversation conversation,
            Downlink downlink,
            ResponseDesk desk,
            ModelLink model,
            Consumer<? super BridgeEvent> events,
            Metrics metrics) {
        this.conversation = conversation;
        this.downlink = downlink;
        this.desk = desk;
        this.model = model;
        this.events = events;
        this.metrics = metrics;
        downlink.tap(this::played);
    }

    /** What is being said. */
    private static final class Piece {

        private final Recitation text;
        private Optional<SpokenWords.Key> key = Optional.empty();
        private Optional<ModelRun> witness = Optional.empty();
        private final Recording recording = new Recording();
        private boolean begun;
        private boolean recorded;
        private boolean again;
        /** Whether it is known as said, so that a session that comes is told of it with all the rest. */
        private boolean told;

        private long samples;
        private String responseId = "";

        Piece(Recitation text) {
            this.text = text;
        }

        void told(String words) {
            told |= recorded;
            recording.transcript(words);
        }
    }

    /** Tells if these words can be said without the model. */
    public void lookUp(Recitation text) {
        if (recorded(text).isPresent()) {
            events.accept(new BridgeEvent.Known(text.words()));
        }
    }

    private Optional<short[]> recorded(Recitation text) {
        return key(text).flatMap(text.kept()::find);
    }

    private Optional<SpokenWords.Key> key(Recitation text) {
        return model.choice().map(choice -> SpokenWords.Key.of(choice, text.words()));
    }

    /** Says something, at once or at the next pause; a newer text replaces one that has not been heard to its end. */
    public void say(Recitation text) {
        if (text.urgent()) {
            conversation.interrupt(System.nanoTime());
        }
        finish(false);
        piece = Optional.of(new Piece(text));
        begin();
    }

    /** To be told everything the call is told, after it is: so a turn is over for the call before its words are. */
    public void on(BridgeEvent event) {
        if (event instanceof BridgeEvent.TurnStep step && step.step() == BridgeEvent.Step.RESPONSE_CREATED) {
            created();
        } else if (event instanceof BridgeEvent.AgentSaid agentSaid) {
            piece.filter(said -> !said.responseId.isEmpty()).ifPresent(said -> said.told(agentSaid.text()));
        } else if (event instanceof BridgeEvent.TurnEnded(TurnTimes times)) {
            current(times.responseId())
                    .ifPresentOrElse(said -> ended(said, times), () -> overtaken(times.responseId()));
            begin();
        } else if (event instanceof BridgeEvent.AnsweredNothing(String responseId)) {
            current(responseId).ifPresent(this::sayAgain);
        } else if (event instanceof BridgeEvent.ModelReady || event instanceof BridgeEvent.TookOver) {
            piece.filter(said -> said.recorded && !said.told).ifPresent(said -> said.witness = model.present());
            begin();
        } else if (event instanceof BridgeEvent.ModelLost || event instanceof BridgeEvent.ModelGone) {
            piece.filter(said -> !said.recorded && said.begun).ifPresent(_ -> finish(false));
        }
    }

    private void begin() {
        piece.filter(next ->
                        !next.begun && !downlink.speaking() && desk.running().isEmpty())
                .ifPresent(this::begin);
    }

    private void begin(Piece next) {
        Optional<short[]> known = recorded(next.text);
        next.key = key(next.text);
        next.witness = model.present();
        if (known.isPresent()) {
            next.begun = true;
            next.recorded = true;
            next.samples = known.get().length;
            next.responseId = "recorded-" + ++pieces;
            metrics.wordsSaid("recording");
            conversation.playRecorded(next.responseId, next.text.words(), known.get());
        } else if (model.session().isPresent()) {
            next.begun = true;
            metrics.wordsSaid("model");
            desk.ask(next.text.instructions());
        }
    }

    /** The answer that was asked for has begun, unless it is one that the caller's words brought about. */
    private void created() {
        piece.filter(asked -> asked.begun && asked.responseId.isEmpty())
                .filter(asked -> desk.lastAsked().equals(asked.text.instructions()))
                .ifPresent(asked -> asked.responseId = desk.running());
    }

    /** A service may have nothing to say behind words of its own; behind another's it has. */
    private void sayAgain(Piece said) {
        if (said.again) {
            finish(false);
            return;
        }
        said.again = true;
        said.responseId = "";
        desk.tell(new ClientEvent.UserText("[" + said.text.instructions() + "]"));
        desk.ask(said.text.instructions());
    }

    private void played(String responseId, short[] pcm, int length) {
        current(responseId).ifPresent(said -> said.recording.add(pcm, length));
    }

    private void ended(Piece said, TurnTimes times) {
        if (said.recorded) {
            tellModel(said, heard(said, times));
        } else if (!times.interrupted() && said.recording.says(said.text.words())) {
            said.key.ifPresent(key -> said.text.kept().keep(key, said.recording.pcm()));
        }
        finish(!times.interrupted());
    }

    /** Another answer came behind it, where callers may not interrupt, and was heard after it: so it was heard itself. */
    private void overtaken(String by) {
        piece.filter(said -> !by.isEmpty() && !said.responseId.isEmpty()).ifPresent(said -> {
            if (said.recorded) {
                tellModel(said, said.text.words());
            }
            finish(said.recorded || said.recording.sounds());
        });
    }

    /** The words of a recording as far as they were heard, up to the end of a word where they have ends. */
    private static String heard(Piece said, TurnTimes times) {
        String words = said.text.words();
        if (!times.interrupted()) {
            return words;
        }
        int length = (int) Math.min(words.length(), words.length() * times.heardMillis() * 8 / said.samples);
        int space = words.lastIndexOf(' ', length);
        return words.substring(0, space > 0 ? space : length) + "\u2026";
    }

    /** A session that was there before the first word was heard does not know of it; a later one was told with all that was said. */
    private void tellModel(Piece said, String heard) {
        model.present()
                .filter(run -> said.witness.filter(run::equals).isPresent())
                .ifPresent(run -> run.send(new ClientEvent.AssistantText(heard)));
    }

    private Optional<Piece> current(String responseId) {
        return piece.filter(said -> !responseId.isEmpty() && said.responseId.equals(responseId));
    }

    private void finish(boolean heard) {
        piece.ifPresent(said -> {
            piece = Optional.empty();
            events.accept(new BridgeEvent.Recited(said.text.words(), heard));
        });
    }
}
