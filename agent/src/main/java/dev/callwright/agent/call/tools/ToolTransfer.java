package dev.callwright.agent.call.tools;

import dev.callwright.agent.call.CallOutcome;
import dev.callwright.agent.call.OutboundCall;
import dev.callwright.agent.call.cast.Variables;
import dev.callwright.agent.tool.ToolJson;
import dev.callwright.agent.tool.ToolResult;
import dev.callwright.agent.tool.ToolResult.Kind;
import dev.callwright.config.AgentConfig;
import dev.callwright.config.BargeInConfig;
import dev.callwright.config.FillerConfig;
import dev.callwright.config.TransferConfig;
import dev.callwright.config.TurnDetectionConfig.Mode;
import dev.callwright.config.VoicemailConfig;
import dev.callwright.sip.Referral;
import dev.callwright.sip.TransferOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * A transfer the model wants: blind by REFER, or attended, where the colleague is called and told about the caller first, and the
 * caller's phone then takes the place of ours (RFC 5589 §7). Whatever fails, the caller is back with the agent. Owner: call thread;
 * what takes time runs on a thread of its own.
 */
final class ToolTransfer {

    private static final Duration BRIEFING = Duration.ofSeconds(30);
    private static final BargeInConfig NEVER_INTERRUPTED =
            new BargeInConfig(false, BargeInConfig.DEFAULTS.confirm(), BargeInConfig.DEFAULTS.patience());
    private static final String NO_BRIEF = "I have a caller for you, and connect you now.";

    private final ToolStage stage;
    private final ToolFiller filler;
    private final Known known;
    private final Colleagues colleagues;
    private volatile Optional<OutboundCall> consultation = Optional.empty();
    /** The caller's phone has been asked to take our place with the colleague. */
    private volatile boolean connecting;

    private volatile boolean closed;

    ToolTransfer(ToolStage stage, ToolFiller filler, Known known, Colleagues colleagues) {
        this.stage = stage;
        this.filler = filler;
        this.known = known;
        this.colleagues = colleagues;
    }

    void begin(ToolResult.Transfer wanted, Consumer<ToolOutcome> done) {
        Optional<TransferConfig> found = stage.agent().transfers().stream()
                .filter(transfer -> transfer.name().equals(wanted.to()))
                .findFirst();
        if (found.isEmpty()) {
            done.accept(ToolOutcome.failed(Kind.NOT_DONE, "There is no colleague of that name."));
            return;
        }
        stage.voice().whenQuiet(ToolActs.HEARING, () -> start(found.get(), wanted.brief(), done));
    }

    private void start(TransferConfig to, String brief, Consumer<ToolOutcome> done) {
        boolean attended = to.style() == TransferConfig.Style.ATTENDED;
        if (attended) {
            filler.hold(true);
        }
        String words = words(to, brief);
        Thread.ofVirtual().name("transfer-" + stage.id()).start(() -> {
            TransferOutcome outcome = attended ? attend(to, words) : refer(to, Optional.empty());
            stage.then(() -> {
                if (attended) {
                    filler.hold(false);
                }
                done.accept(told(outcome));
            });
        });
    }

    private TransferOutcome refer(TransferConfig to, Optional<OutboundCall> replaced) {
        Optional<String> uri = colleagues.uri(stage, replaced.isPresent() ? to.trunk() : "", to.to());
        if (uri.isEmpty()) {
            return TransferOutcome.NOT_FOUND;
        }
        CompletableFuture<TransferOutcome> result = new CompletableFuture<>();
        Referral referral = new Referral(uri.get(), replaced.flatMap(OutboundCall::dialogId));
        stage.refer(referral, result);
        // The transfer desk answers within a bound, unless the call ends before it gets to it.
        return await(result, Duration.ofSeconds(90)).orElse(TransferOutcome.UNKNOWN);
    }

    private TransferOutcome attend(TransferConfig to, String words) {
        Optional<OutboundCall> placed = colleagues.call(stage, to.trunk(), to.to(), agent -> announcing(agent, words));
        if (placed.isEmpty()) {
            return TransferOutcome.NOT_FOUND;
        }
        OutboundCall call = placed.get();
        consultation = placed;
        try {
            if (closed || !await(call.answered(), to.ringTimeout()).orElse(false)) {
                call.end(CallOutcome.NO_ANSWER);
                return outcome(call);
            }
            var _ = await(call.spoken(), BRIEFING);
            return call.outcome().isDone() ? lost(call) : connect(to, call);
        } finally {
            call.end(CallOutcome.AGENT_HUNG_UP);
            consultation = Optional.empty();
        }
    }

    private TransferOutcome connect(TransferConfig to, OutboundCall call) {
        connecting = true;
        TransferOutcome outcome = refer(to, Optional.of(call));
        call.leaveTo(outcome);
        if (outcome.succeeded()) {
            call.end(CallOutcome.TRANSFERRED);
        }
        connecting = false;
        return outcome;
    }

    /** The call was answered, and is over before the caller was connected. */
    private static TransferOutcome lost(OutboundCall call) {
        return switch (call.outcome().join()) {
            case CALLEE_HUNG_UP -> TransferOutcome.DECLINED;
            case VOICEMAIL -> TransferOutcome.NO_ANSWER;
            default -> TransferOutcome.FAILED;
        };
    }

    private static TransferOutcome outcome(OutboundCall call) {
        CallOutcome outcome = call.outcome().getNow(CallOutcome.NO_ANSWER);
        TransferOutcome named = TransferOutcome.of(outcome.sipStatus());
        return named == TransferOutcome.ANSWERED ? TransferOutcome.FAILED : named;
    }

    private String words(TransferConfig to, String brief) {
        String configured =
                to.brief().isEmpty() ? brief : Variables.of(known.values()).fill(to.brief());
        return configured.isBlank() ? NO_BRIEF : configured;
    }

    /**
     * Says its words and has no other business; a machine hears nothing. Whoever takes a call says a name, which must not stop the
     * words: so our own gate listens, since a service that does breaks its answer off whatever we think of it.
     */
    private static AgentConfig announcing(AgentConfig agent, String words) {
        return agent.withInstructions(
                        "You announce a caller to a colleague on the telephone. Say what you are told, then wait.")
                .withGreeting(words)
                .withLanguages(List.of())
                .withTurnDetection(agent.turnDetection().by(Mode.LOCAL))
                .withBargeIn(NEVER_INTERRUPTED)
                .withVoicemail(new VoicemailConfig(
                        agent.voicemail().detect(),
                        agent.voicemail().decide(),
                        "",
                        agent.voicemail().beep()))
                .withTools(List.of())
                .withTransfers(List.of())
                .withHandoffs(List.of())
                .withFiller(new FillerConfig(Duration.ZERO, FillerConfig.Style.NONE, List.of()));
    }

    private static <T> Optional<T> await(CompletableFuture<T> future, Duration limit) {
        try {
            return Optional.of(future.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static ToolOutcome told(TransferOutcome outcome) {
        String word = outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new ToolOutcome(
                word,
                ToolJson.of(
                        "transfer", word, "message", "The caller is back with you. Say so, and offer something else."),
                true);
    }

    /** The caller's call is over: the colleague has the caller, or nobody to be told about. */
    void close(CallOutcome outcome) {
        closed = true;
        if (connecting && outcome == CallOutcome.TRANSFERRED) {
            return;
        }
        CallOutcome why = outcome == CallOutcome.TRANSFERRED ? CallOutcome.TRANSFERRED : CallOutcome.AGENT_HUNG_UP;
        consultation.ifPresent(call -> call.end(why));
    }
}
