package dev.callwright.agent.app;

import dev.callwright.agent.call.CallOutcome;
import dev.callwright.agent.call.OutboundCall;
import dev.callwright.agent.call.OutboundOrder;
import dev.callwright.agent.call.OutboundProgress;
import dev.callwright.agent.call.switchboard.LiveCalls;
import dev.callwright.agent.call.switchboard.OutboundCalls;
import dev.callwright.agent.control.Command;
import dev.callwright.agent.control.CommandException;
import dev.callwright.sip.TransferOutcome;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The commands about calls: {@code call} places one and lasts as long, {@code hangup} ends one, {@code transfer} hands one on.
 * Thread-safe.
 */
final class CallCommands {

    /** How soon it is noticed that nobody watches any more. */
    private static final long BREATH_SECONDS = 1;
    /** More than the news of any one call. */
    private static final int MOST_NEWS = 256;

    private final OutboundCalls outbound;
    private final LiveCalls live;

    CallCommands(OutboundCalls outbound, LiveCalls live) {
        this.outbound = outbound;
        this.live = live;
    }

    Map<String, Command> all() {
        Command.Watched call = this::call;
        Command.Watched transfer = this::transfer;
        return Map.of("call", call, "transfer", transfer, "hangup", this::hangUp);
    }

    /** The call ends with whoever asked for it. */
    private JsonNode call(JsonNode arguments, Command.Progress progress) throws CommandException, InterruptedException {
        OutboundOrder order = new OutboundOrder(
                text(arguments, "via"),
                text(arguments, "number"),
                text(arguments, "agent"),
                text(arguments, "from"),
                Map.of(),
                List.of());
        BlockingQueue<OutboundProgress> news = new LinkedBlockingQueue<>(MOST_NEWS);
        OutboundCall call = outbound.place(order, news::offer);
        try {
            progress.tell(object().put("call", call.id()));
            while (true) {
                OutboundProgress next = news.poll(BREATH_SECONDS, TimeUnit.SECONDS);
                if (next instanceof OutboundProgress.Ended(CallOutcome outcome, boolean answered)) {
                    return ended(outcome, answered);
                }
                progress.tell(next == null ? object() : told(next));
            }
        } finally {
            call.hangUp();
        }
    }

    private static ObjectNode told(OutboundProgress progress) {
        return switch (progress) {
            case OutboundProgress.Dialling(String trunk) -> object().put("dialling", trunk);
            case OutboundProgress.Ringing(int status) -> object().put("ringing", status);
            case OutboundProgress.Answered _ -> object().put("answered", true);
            case OutboundProgress.Ended(CallOutcome outcome, boolean answered) -> ended(outcome, answered);
        };
    }

    private static ObjectNode ended(CallOutcome outcome, boolean answered) {
        return object().put("outcome", outcome.tag())
                .put("sentence", outcome.sentence())
                .put("answered", answered);
    }

    private JsonNode hangUp(JsonNode arguments) throws CommandException {
        String id = text(arguments, "call");
        if (!live.hangUp(id)) {
            throw noSuchCall(id);
        }
        return object();
    }

    private JsonNode transfer(JsonNode arguments, Command.Progress progress)
            throws CommandException, InterruptedException {
        String id = text(arguments, "call");
        String target = text(arguments, "target");
        Optional<CompletableFuture<TransferOutcome>> begun =
                arguments.path("attended").asBoolean(false)
                        ? live.transferAttended(id, target)
                        : live.transfer(id, target);
        TransferOutcome outcome = await(begun.orElseThrow(() -> noSuchCall(id)), progress);
        return object().put("outcome", outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("transferred", outcome.succeeded())
                .put("sentence", sentence(outcome));
    }

    private static TransferOutcome await(CompletableFuture<TransferOutcome> result, Command.Progress progress)
            throws CommandException, InterruptedException {
        while (true) {
            try {
                return result.get(BREATH_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                progress.tell(object());
            } catch (ExecutionException e) {
                throw new IllegalStateException("transfers end with an outcome", e);
            }
        }
    }

    private static String sentence(TransferOutcome outcome) {
        return switch (outcome) {
            case ANSWERED -> "The call was transferred.";
            case BUSY -> "The third party is busy.";
            case DECLINED -> "The third party declined.";
            case NO_ANSWER -> "The third party did not answer.";
            case NOT_FOUND -> "Nobody can be called by that target.";
            case FAILED -> "The call to the third party failed.";
            case REFUSED -> "The other side does not transfer calls, or is asked to already.";
            case LEFT -> "The other side agreed and hung up, without saying what came of it.";
            case UNKNOWN -> "The other side did not say what came of it.";
        };
    }

    private static CommandException noSuchCall(String id) {
        return new CommandException(
                "There is no call " + id.substring(0, Math.min(40, id.length())) + " at this time.");
    }

    private static String text(JsonNode arguments, String name) {
        return arguments.path(name).asString("");
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
