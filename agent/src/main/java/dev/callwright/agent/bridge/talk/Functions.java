package dev.callwright.agent.bridge.talk;

import dev.callwright.agent.bridge.event.BridgeEvent;
import dev.callwright.agent.bridge.turns.TurnTracker;
import dev.callwright.agent.metrics.Metrics;
import dev.callwright.agent.realtime.ClientEvent;
import dev.callwright.agent.realtime.ServerEvent.FunctionCall;
import dev.callwright.agent.realtime.ServerEvent.ResponseStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The functions the model calls, and their answers. Calls are gathered until their response is over and then told together, for the
 * service wants all answers after that. What belongs to a response that was cut off is not done, but answered, so that the model
 * knows; unless the caller cut it off by keys and it asks for just these. Owner: media loop.
 */
public final class Functions {

    private static final int MOST_CALLS = 16;
    private static final int MOST_RESPONSES = 8;
    private static final int MOST_OPEN = 64;

    private static final String CUT_OFF =
            "{\"error\":\"interrupted\",\"message\":\"Not done: the caller spoke meanwhile. Call again if it is still wanted.\"}";
    private static final String TOO_MANY = "{\"error\":\"too-many\",\"message\":\"Not done: too many calls at once.\"}";

    private final Consumer<ClientEvent> model;
    private final Memory memory;
    private final Consumer<? super BridgeEvent> events;
    private final Metrics metrics;

    private final Map<String, List<FunctionCall>> gathering = new LinkedHashMap<>();
    /** Responses that are over, and whether they were whole. */
    private final Map<String, Boolean> over = new LinkedHashMap<>();
    /** Calls the present session waits for the answers of. */
    private final Set<String> open = new LinkedHashSet<>();

    private final TurnTracker turn;
    private boolean wanted;
    /** The function that would take the keys pressed last; empty if there is none, or it is too late for it. */
    private String taker = "";
    /** The response the caller types over. */
    private String typedOver = "";

    Functions(
            Consumer<ClientEvent> model,
            Memory memory,
            TurnTracker turn,
            Consumer<? super BridgeEvent> events,
            Metrics metrics) {
        this.turn = turn;
        this.model = model;
        this.memory = memory;
        this.events = events;
        this.metrics = metrics;
    }

    void called(FunctionCall call) {
        remember(open, call.callId());
        Boolean whole = over.get(call.responseId());
        if (whole == null) {
            gather(call);
        } else {
            tell(call.responseId(), List.of(call), whole);
        }
    }

    private void gather(FunctionCall call) {
        List<FunctionCall> calls = gathering.computeIfAbsent(call.responseId(), _ -> new ArrayList<>());
        if (calls.size() < MOST_OPEN) {
            calls.add(call);
        } else {
            refuse(call, TOO_MANY);
        }
        trim(gathering);
    }

    /**
     * The caller presses a key that this function would take, if the model called it.
     *
     * @param running  the response that may yet do so, which the caller does not hear any more; empty if none runs
     */
    void typedOver(String function, String running) {
        taker = function;
        typedOver = running;
    }

    /** Whether there is a function that would take the keys pressed last. */
    boolean takeKeys() {
        return !taker.isEmpty();
    }

    /** Whether something the model called has not been answered. */
    boolean working() {
        return !open.isEmpty();
    }

    /** A response is over; whole if it was neither cut off by the caller nor by the service. */
    void responseDone(String responseId, ResponseStatus status, boolean dead) {
        List<FunctionCall> calls = gathering.remove(responseId);
        boolean whole = status == ResponseStatus.COMPLETED && (!dead || takesKeys(responseId, calls));
        over.put(responseId, whole);
        trim(over);
        if (calls != null) {
            tell(responseId, calls, whole);
        }
    }

    private boolean takesKeys(String responseId, @Nullable List<FunctionCall> calls) {
        return calls != null
                && responseId.equals(typedOver)
                && calls.stream().map(FunctionCall::name).anyMatch(taker::equals);
    }

    private void tell(String responseId, List<FunctionCall> calls, boolean whole) {
        if (!whole) {
            calls.forEach(call -> refuse(call, CUT_OFF));
            return;
        }
        List<FunctionCall> taken = calls.subList(0, Math.min(MOST_CALLS, calls.size()));
        calls.subList(taken.size(), calls.size()).forEach(call -> refuse(call, TOO_MANY));
        events.accept(new BridgeEvent.ToolsCalled(responseId, List.copyOf(taken)));
    }

    private void refuse(FunctionCall call, String output) {
        metrics.toolLate();
        answer(List.of(new ToolAnswer(call.callId(), call.name(), output)));
    }

    /** Tells the model; a session that did not make the call is told in words. */
    public void answer(List<ToolAnswer> answers) {
        for (ToolAnswer answer : answers) {
            if (open.remove(answer.callId())) {
                model.accept(new ClientEvent.FunctionOutput(answer.callId(), answer.output()));
            } else {
                model.accept(new ClientEvent.UserText(
                        "[Result of the tool " + answer.name() + " you called before: " + answer.output() + "]"));
            }
            memory.add(Memory.Speaker.NOTE, "Result of the tool " + answer.name() + ": " + answer.note());
        }
    }

    /** From here on a response is wanted, unless one comes by itself. */
    public void wantResponse() {
        wanted = true;
    }

    /** Whether to ask for the response that is wanted: not while a turn of the caller is about to bring one. Once only. */
    public boolean takeWish(long now) {
        if (!wanted || turn.answerComing(now)) {
            return false;
        }
        wanted = false;
        return true;
    }

    public boolean wished() {
        return wanted;
    }

    /** A response began after what it was to be told: it knows. */
    void responseCreated() {
        wanted = false;
    }

    /** A session is gone, and with it its calls: answers to them are told to the next one in words. */
    void sessionLost() {
        gathering.clear();
        open.clear();
    }

    private static void trim(Map<String, ?> map) {
        if (map.size() > MOST_RESPONSES) {
            map.remove(map.keySet().iterator().next());
        }
    }

    private static void remember(Set<String> ids, String id) {
        ids.add(id);
        if (ids.size() > MOST_OPEN) {
            ids.remove(ids.iterator().next());
        }
    }
}
