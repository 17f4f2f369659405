package dev.callwright.agent.bridge.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.realtime.ClientEvent;
import dev.callwright.agent.realtime.RealtimeEnd;
import dev.callwright.agent.realtime.RealtimeEnd.Cause;
import dev.callwright.agent.realtime.ServerEvent;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ModelLinkTest {

    private static final Duration STABLE = Duration.ofSeconds(21);

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final List<String> news = new ArrayList<>();
    private final List<String> relayed = new ArrayList<>();

    @BeforeEach
    void freeze() {
        channel.freezeTime();
    }

    @Test
    void opensTheFirstModelOfThePlan() {
        FakeModels models = new FakeModels("a", "b");
        link(models.plan(3)).connect();

        models.session(1).comesUp();

        assertThat(models.opened()).containsExactly("a");
        assertThat(news).containsExactly("ready");
    }

    @Test
    void measuresTheFirstAudioOfAnAnswerAndNotWhatIsLeftOfTheOneBefore() {
        FakeModels models = new FakeModels("a");
        ModelLink link = link(models.plan(3));
        link.connect();
        models.session(1).comesUp();
        link.send(new ClientEvent.CreateResponse(""));
        pass(Duration.ofMillis(400));
        models.session(1).speaks("r1");

        link.send(new ClientEvent.CreateResponse(""));
        pass(Duration.ofMillis(100));
        models.session(1).speaks("r1");
        pass(Duration.ofMillis(900));
        models.session(1).speaks("r2");
        models.session(1).speaks("r2");

        assertThat(models.firstAudio).containsExactly(Duration.ofMillis(400), Duration.ofMillis(1_000));
    }

    @Test
    void triesTheNextModelAtOnceWhenOneRefuses() {
        FakeModels models = new FakeModels("a", "b");
        link(models.plan(3)).connect();

        models.session(1).ends(Cause.QUOTA_EXHAUSTED);
        models.session(2).comesUp();

        assertThat(models.opened()).containsExactly("a", "b");
        assertThat(news).containsExactly("lost QUOTA_EXHAUSTED 1", "ready");
    }

    @Test
    void triesTheOnlyModelAgainAfterGrowingPausesUntilAttemptsAreSpent() {
        FakeModels models = new FakeModels("a");
        link(models.plan(3)).connect();

        models.session(1).ends(Cause.RATE_LIMITED);
        assertThat(models.sessions).hasSize(1);
        pass(Duration.ofMillis(300));
        models.session(2).ends(Cause.RATE_LIMITED);
        pass(Duration.ofMillis(500));
        assertThat(models.sessions).hasSize(2);
        pass(Duration.ofMillis(100));
        models.session(3).ends(Cause.RATE_LIMITED);
        pass(Duration.ofMinutes(1));

        assertThat(news).containsExactly("lost RATE_LIMITED 1", "lost RATE_LIMITED 2", "gone RATE_LIMITED");
        assertThat(models.sessions).hasSize(3);
    }

    @Test
    void doesNotTryAgainWhatWouldRefuseAgain() {
        FakeModels models = new FakeModels("a");
        link(models.plan(3)).connect();

        models.session(1).ends(Cause.BAD_KEY);

        assertThat(news).containsExactly("gone BAD_KEY");
    }

    @Test
    void doesNotWaitForASlowModelWhereThereIsAnother() {
        FakeModels models = new FakeModels("slow", "quick");
        link(models.plan(3)).connect();

        pass(ModelSearch.SLOW);
        models.session(2).comesUp();

        assertThat(models.opened()).containsExactly("slow", "quick");
        assertThat(models.session(1).closed).isTrue();
        assertThat(news).containsExactly("ready");
        assertThat(models.ended).containsExactly("slow");
    }

    @Test
    void waitsForASlowModelWhereThereIsNoOther() {
        FakeModels models = new FakeModels("slow");
        link(models.plan(3)).connect();

        pass(Duration.ofSeconds(4));
        models.session(1).comesUp();

        assertThat(models.sessions).hasSize(1);
        assertThat(news).containsExactly("ready");
    }

    @Test
    void returnsToTheSameModelOnceAfterASessionThatDidWell() {
        FakeModels models = new FakeModels("a", "b");
        var _ = listening(models);
        models.session(1).speaks();
        pass(STABLE);

        models.session(1).ends(Cause.DROPPED);
        pass(Duration.ofMillis(300));
        models.session(2).ends(Cause.UNREACHABLE);
        models.session(3).comesUp();

        assertThat(models.opened()).containsExactly("a", "a", "b");
        assertThat(news).containsExactly("ready", "audio", "lost DROPPED 0", "lost UNREACHABLE 1", "ready again");
        assertThat(relayed).containsExactly("leave", "brief", "resume", "leave", "leave", "brief", "resume");
    }

    @Test
    void goesToTheNextModelAfterASessionThatDidNotLive() {
        FakeModels models = new FakeModels("a", "b");
        var _ = listening(models);
        pass(Duration.ofSeconds(2));

        models.session(1).ends(Cause.DROPPED);

        assertThat(models.opened()).containsExactly("a", "b");
    }

    @Test
    void goesToTheNextModelWhenOneDoesNotAnswer() {
        FakeModels models = new FakeModels("a", "b");
        ModelLink link = listening(models);
        models.session(1).speaks();
        pass(STABLE);

        link.giveUp(new RealtimeEnd(Cause.TIMED_OUT, ""));

        assertThat(models.session(1).closed).isTrue();
        assertThat(models.opened()).containsExactly("a", "b");
    }

    @Test
    void itsSourceHearsWhyASessionIsGivenUpBeforeItIsAskedForTheNext() {
        FakeModels models = new FakeModels("a", "b");
        ModelLink link = listening(models);

        link.giveUp(new RealtimeEnd(Cause.TIMED_OUT, ""));

        assertThat(models.account).containsExactly("given a", "ended a TIMED_OUT", "given b");
        assertThat(news).containsExactly("ready", "lost TIMED_OUT 1");
    }

    @Test
    void replacesASessionThatGrowsOldAtAPause() {
        FakeModels models = new FakeModels("a", "b");
        ModelLink link = listening(models);
        pass(FakeModels.AGE.minusSeconds(1));
        link.check(true, true);
        assertThat(models.sessions).hasSize(1);

        pass(Duration.ofSeconds(1));
        link.check(true, true);
        models.session(2).comesUp();
        link.check(false, true);
        assertThat(models.session(1).closed).as("while somebody speaks").isFalse();
        link.check(true, true);

        assertThat(models.opened()).containsExactly("a", "a");
        assertThat(models.session(1).closed).isTrue();
        assertThat(link.present()).get().extracting(ModelRun::session).isEqualTo(models.session(2));
        assertThat(news).containsExactly("ready", "renewed");
    }

    @Test
    void doesNotWaitForAPauseForever() {
        FakeModels models = new FakeModels("a");
        ModelLink link = listening(models);
        pass(FakeModels.AGE);
        link.check(false, false);
        models.session(2).comesUp();

        pass(Duration.ofSeconds(30));
        link.check(false, false);
        assertThat(models.session(1).closed).isFalse();
        link.check(false, true);

        assertThat(models.session(1).closed).as("between two answers").isTrue();
    }

    @Test
    void keepsTheOldSessionWhenNoFreshOneCanBeHadAndLooksAgainLater() {
        FakeModels models = new FakeModels("a");
        ModelLink link = link(models.plan(1));
        link.connect();
        models.session(1).comesUp();
        pass(FakeModels.AGE);

        link.check(true, true);
        models.session(2).ends(Cause.UNREACHABLE);
        link.check(true, true);
        assertThat(models.sessions).hasSize(2);
        pass(Duration.ofSeconds(20));
        link.check(true, true);

        assertThat(models.sessions).hasSize(3);
        assertThat(models.session(1).closed).isFalse();
        assertThat(news).containsExactly("ready", "spare UNREACHABLE");
    }

    @Test
    void opensAnotherModelBehindASessionThatMayBeDeaf() {
        FakeModels models = new FakeModels("a", "b");
        ModelLink link = listening(models);

        link.doubt();
        link.doubt();
        models.session(2).comesUp();
        assertThat(models.session(1).closed).isFalse();
        link.check(true, true);

        assertThat(models.opened()).containsExactly("a", "b");
        assertThat(models.session(1).closed).isTrue();
    }

    @Test
    void doesNotReplaceSessionsThatKeepEndingForever() {
        FakeModels models = new FakeModels("a");
        ModelLink link = listening(models);
        pass(FakeModels.AGE);
        link.check(false, false);

        for (int heir = 2; heir <= 4; heir++) {
            models.session(heir).comesUp();
            models.session(heir).ends(Cause.DROPPED);
        }

        assertThat(models.sessions).hasSize(4);
        assertThat(models.session(1).closed).isFalse();
    }

    @Test
    void aFreshSessionTakesOverAtOnceWhenTheOldOneDrops() {
        FakeModels models = new FakeModels("a");
        ModelLink link = listening(models);
        pass(FakeModels.AGE);
        link.check(false, false);
        models.session(2).comesUp();

        models.session(1).ends(Cause.SESSION_LIMIT);

        assertThat(link.present()).get().extracting(ModelRun::session).isEqualTo(models.session(2));
    }

    @Test
    void anotherAgentOfTheSameVoiceIsToldToTheRunningSession() {
        FakeModels models = new FakeModels("a");
        ModelLink link = listening(models);
        FakeModels sales = new FakeModels();
        ModelChoice choice = sales.choice("a", "voice", "You sell.");

        link.become(sales.offering(choice).plan(3));
        assertThat(models.session(1).told).isEmpty();
        link.check(true, true);

        assertThat(models.session(1).told).containsExactly(new ClientEvent.Configure(choice.settings()));
        assertThat(news).containsExactly("ready", "took over fake/a");
        assertThat(models.ended).containsExactly("a");
    }

    @Test
    void anotherVoiceComesWithASessionOfItsOwnAtAPause() {
        FakeModels models = new FakeModels("a");
        ModelLink link = listening(models);
        FakeModels sales = new FakeModels();
        sales.offering(sales.choice("a", "deep", "You sell."));

        assertThat(link.awaits()).isFalse();
        link.become(sales.plan(3));
        sales.session(1).comesUp();
        link.check(false, false);
        assertThat(models.session(1).closed).isFalse();
        assertThat(link.awaits()).isTrue();
        link.check(true, true);

        assertThat(link.awaits()).isFalse();
        assertThat(models.session(1).closed).isTrue();
        assertThat(news).containsExactly("ready", "took over fake/a");
        assertThat(relayed).containsExactly("leave", "brief", "resume", "leave", "brief", "listen");
    }

    @Test
    void theAgentStaysWhenNoSessionOfTheOtherCanBeHad() {
        FakeModels models = new FakeModels("a");
        ModelLink link = listening(models);
        FakeModels sales = new FakeModels("other");

        link.become(sales.plan(1));
        sales.session(1).ends(Cause.UNREACHABLE);

        assertThat(news).containsExactly("ready", "stays UNREACHABLE");
        assertThat(models.session(1).closed).isFalse();
    }

    @Test
    void theOtherAgentTakesOverAtOnceWhenTheSessionDropsMeanwhile() {
        FakeModels models = new FakeModels("a");
        ModelLink link = listening(models);
        FakeModels sales = new FakeModels("other");
        link.become(sales.plan(1));

        models.session(1).ends(Cause.DROPPED);
        sales.session(1).comesUp();

        assertThat(news).containsExactly("ready", "lost DROPPED 1", "took over fake/other");
    }

    @Test
    void theFirstAgentReturnsWhenItsSessionDropsAndTheOtherCannotBeHad() {
        FakeModels models = new FakeModels("a");
        ModelLink link = listening(models);
        FakeModels sales = new FakeModels("other");
        link.become(sales.plan(1));

        models.session(1).ends(Cause.DROPPED);
        sales.session(1).ends(Cause.UNREACHABLE);
        pass(Duration.ofMillis(300));
        models.session(2).comesUp();

        assertThat(news).containsExactly("ready", "lost DROPPED 1", "stays UNREACHABLE", "ready again");
    }

    @Test
    void everyChoiceGivenIsReportedEndedOnce() {
        FakeModels models = new FakeModels("a", "b", "c");
        ModelLink link = link(models.plan(5));
        link.connect();
        pass(ModelSearch.SLOW);
        models.session(2).comesUp();
        pass(FakeModels.AGE);
        link.check(true, true);
        models.session(3).ends(Cause.UNREACHABLE);
        models.session(4).comesUp();
        link.check(true, true);
        FakeModels sales = new FakeModels("other");
        link.become(sales.plan(2));
        link.become(models.plan(2));

        link.close();
        pass(Duration.ofMinutes(1));

        assertThat(models.ended).containsExactlyInAnyOrderElementsOf(models.given);
        assertThat(sales.ended).containsExactlyInAnyOrderElementsOf(sales.given);
    }

    @Test
    void closesEverythingAndSaysNothingMore() {
        FakeModels models = new FakeModels("a", "b");
        ModelLink link = link(models.plan(3));
        link.connect();
        pass(ModelSearch.SLOW);

        link.close();
        pass(Duration.ofMinutes(1));

        assertThat(models.sessions).hasSize(2).allMatch(session -> session.closed);
        assertThat(news).isEmpty();
    }

    /** A link whose first session is ready. */
    private ModelLink listening(FakeModels models) {
        ModelLink link = link(models.plan(3));
        link.connect();
        models.session(1).comesUp();
        return link;
    }

    private ModelLink link(ModelPlan plan) {
        return new ModelLink(channel.eventLoop(), plan, new Model(), new Sessions(), new RelayLog());
    }

    private void pass(Duration time) {
        channel.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
    }

    private final class RelayLog implements Relay {

        @Override
        public void leave() {
            relayed.add("leave");
        }

        @Override
        public void brief(ModelRun fresh) {
            relayed.add("brief");
        }

        @Override
        public void resume(ModelRun fresh, boolean again) {
            relayed.add(again ? "resume" : "listen");
        }
    }

    private final class Model implements ModelLink.Listener {

        @Override
        public void onModelAudio(String responseId, byte[] pcm, int length) {
            news.add("audio");
        }

        @Override
        public void onModelEvent(ServerEvent event) {
            news.add("event");
        }
    }

    private final class Sessions implements Succession {

        @Override
        public void onModelReady(boolean again, Duration opening) {
            news.add(again ? "ready again" : "ready");
        }

        @Override
        public void onModelRenewed() {
            news.add("renewed");
        }

        @Override
        public void onTookOver(ModelPlan by, String model) {
            news.add("took over " + model);
        }

        @Override
        public void onModelLost(RealtimeEnd end, int attempt) {
            news.add("lost " + end.cause() + " " + attempt);
        }

        @Override
        public void onSuccessorLost(RealtimeEnd end) {
            news.add("spare " + end.cause());
        }

        @Override
        public void onTakeoverFailed(RealtimeEnd end) {
            news.add("stays " + end.cause());
        }

        @Override
        public void onModelGone(RealtimeEnd end) {
            news.add("gone " + end.cause());
        }
    }
}
