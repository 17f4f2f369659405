package dev.callwright.agent.bridge.model;

import dev.callwright.agent.bridge.turns.Listening;
import dev.callwright.agent.realtime.AudioFormat;
import dev.callwright.agent.realtime.ClientEvent;
import dev.callwright.agent.realtime.ModelProvider;
import dev.callwright.agent.realtime.ModelSession;
import dev.callwright.agent.realtime.RealtimeEnd;
import dev.callwright.agent.realtime.RealtimeEnd.Cause;
import dev.callwright.agent.realtime.RealtimeListener;
import dev.callwright.agent.realtime.SessionSettings;
import dev.callwright.agent.realtime.Traits;
import dev.callwright.config.TurnDetectionConfig;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Models that do what a test says, and a source that gives them in order and keeps account. */
public final class FakeModels implements ModelProvider, ModelSource {

    static final Duration AGE = Duration.ofMinutes(25);

    public final List<Session> sessions = new ArrayList<>();
    final List<Duration> firstAudio = new ArrayList<>();
    final List<String> given = new ArrayList<>();
    final List<String> ended = new ArrayList<>();
    /** Both, with the cause of the end, in order. */
    final List<String> account = new ArrayList<>();

    private final List<ModelChoice> choices = new ArrayList<>();

    public FakeModels(String... models) {
        for (String model : models) {
            choices.add(choice(model, "voice", ""));
        }
    }

    ModelChoice choice(String model, String voice, String instructions) {
        return new ModelChoice(
                this, new SessionSettings(model, voice, instructions, TurnDetectionConfig.DEFAULTS), AGE);
    }

    FakeModels offering(ModelChoice choice) {
        choices.add(choice);
        return this;
    }

    public ModelPlan plan(int attempts) {
        return new ModelPlan(
                this, Listening.DEFAULTS, new Retries(attempts, Duration.ofMillis(300), Duration.ofSeconds(8)));
    }

    public Session session(int number) {
        return sessions.get(number - 1);
    }

    /** The models of all sessions opened so far, in order. */
    public List<String> opened() {
        return sessions.stream().map(session -> session.settings.model()).toList();
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public ModelSession open(EventLoop loop, SessionSettings settings, AudioFormat line, RealtimeListener listener) {
        Session session = new Session(settings, listener);
        sessions.add(session);
        return session;
    }

    @Override
    public Optional<ModelChoice> next(Set<ModelChoice> except) {
        Optional<ModelChoice> next =
                choices.stream().filter(choice -> !except.contains(choice)).findFirst();
        next.ifPresent(this::give);
        return next;
    }

    @Override
    public boolean again(ModelChoice choice) {
        give(choice);
        return true;
    }

    private void give(ModelChoice choice) {
        given.add(choice.settings().model());
        account.add("given " + choice.settings().model());
    }

    @Override
    public void report(ModelChoice choice, ModelNews news) {
        if (news instanceof ModelNews.FirstAudio(Duration delay)) {
            firstAudio.add(delay);
        } else if (news instanceof ModelNews.Ended(RealtimeEnd end)) {
            ended.add(choice.settings().model());
            account.add("ended " + choice.settings().model() + ' ' + end.cause());
        }
    }

    /** One session, in the hands of the test. */
    public static final class Session implements ModelSession {

        final SessionSettings settings;
        public final RealtimeListener listener;
        public final List<ClientEvent> told = new ArrayList<>();
        public boolean closed;
        private boolean ready;

        Session(SessionSettings settings, RealtimeListener listener) {
            this.settings = settings;
            this.listener = listener;
        }

        public void comesUp() {
            ready = true;
            listener.onReady();
        }

        void speaks() {
            speaks("r");
        }

        void speaks(String responseId) {
            listener.onAudio(responseId, "i", new byte[960], 960);
        }

        void ends(Cause cause) {
            ready = false;
            listener.onClosed(new RealtimeEnd(cause, cause.name()));
        }

        @Override
        public Traits traits() {
            return Traits.STEPFUN;
        }

        @Override
        public boolean ready() {
            return ready;
        }

        @Override
        public void append(short[] pcm, int length) {
            // No test listens here.
        }

        @Override
        public void send(ClientEvent event) {
            told.add(event);
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                ends(Cause.CLOSED_BY_US);
            }
        }
    }
}
