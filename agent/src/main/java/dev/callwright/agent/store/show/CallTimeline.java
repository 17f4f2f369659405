package dev.callwright.agent.store.show;

import dev.callwright.agent.store.CallDetail;
import dev.callwright.agent.store.CallLine;
import dev.callwright.agent.store.CallTool;
import dev.callwright.agent.store.CallTurn;
import dev.callwright.agent.store.StoreWord;
import dev.callwright.agent.store.show.TextGrid.Align;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What happened in a call, one moment a line, by the clock. Zero is the answer; a call without one counts from its start.
 *
 * <p>Owner: the thread that makes it.
 */
final class CallTimeline {

    private static final String CALL = "call";
    private static final String CALLER = "caller";
    private static final String AGENT = "agent";

    private final List<Moment> moments = new ArrayList<>();

    private CallTimeline() {}

    static TextGrid of(CallDetail detail) {
        var call = detail.call();
        var timeline = new CallTimeline();
        timeline.add(call.startedAt(), 0, CALL, "rings");
        call.answeredAt().ifPresent(at -> timeline.add(at, 0, CALL, "answered"));
        detail.turns().forEach(timeline::turn);
        detail.lines().forEach(timeline::line);
        detail.tools().forEach(timeline::tool);
        call.endedAt().ifPresent(at -> timeline.add(at, 0, CALL, "over"));
        return timeline.grid(call.answeredAt().orElse(call.startedAt()));
    }

    private void turn(CallTurn turn) {
        var times = turn.times();
        times.speechStartedAt().ifPresent(at -> add(at, turn.ordinal(), CALLER, "speaks"));
        times.speechStoppedAt().ifPresent(at -> add(at, turn.ordinal(), CALLER, "stops"));
        times.firstRtpAt().ifPresent(at -> add(at, turn.ordinal(), AGENT, answer(turn)));
        turn.interruptedAt().ifPresent(at -> add(at, turn.ordinal(), AGENT, interrupted(turn)));
    }

    private static String answer(CallTurn turn) {
        var text = new StringBuilder("speaks");
        if (turn.kind() != CallTurn.Kind.CALLER) {
            text.append(" (").append(StoreWord.of(turn.kind())).append(')');
        }
        turn.latencyMillis()
                .ifPresent(millis -> text.append(", latency ").append(millis).append(" ms"));
        var times = turn.times();
        times.speechStoppedAt()
                .flatMap(stopped -> times.firstAudioAt().map(first -> Duration.between(stopped, first)))
                .ifPresent(model ->
                        text.append(" (model ").append(model.toMillis()).append(" ms)"));
        return turn.status() == CallTurn.Status.FAILED ? text + ", failed" : text.toString();
    }

    private static String interrupted(CallTurn turn) {
        return "interrupted, " + turn.heardMillis() + " ms heard";
    }

    private void line(CallLine line) {
        var text = line.speaker() == CallLine.Speaker.DIGITS ? line.text() : "\u201c" + line.text() + "\u201d";
        add(line.at(), line.turn(), StoreWord.of(line.speaker()), text);
    }

    private void tool(CallTool tool) {
        add(
                tool.at(),
                tool.turn(),
                AGENT,
                "calls " + tool.name() + " " + tool.arguments() + ", " + tool.outcome() + " after " + tool.millis()
                        + " ms");
    }

    private void add(Instant at, int turn, String who, String what) {
        moments.add(new Moment(at, turn, who, what));
    }

    private TextGrid grid(Instant zero) {
        // The sort is stable: what shares a moment stays in the order it was added.
        moments.sort(Comparator.comparing(Moment::at));
        var grid = new TextGrid(Align.RIGHT, Align.RIGHT, Align.LEFT, Align.LEFT);
        grid.row("SECONDS", "TURN", "WHO", "WHAT");
        for (var moment : moments) {
            var turn = moment.turn() == 0 ? "" : Integer.toString(moment.turn());
            grid.row(offset(zero, moment.at()), turn, moment.who(), moment.what());
        }
        return grid;
    }

    private static String offset(Instant zero, Instant at) {
        var hundredths = Math.round(Duration.between(zero, at).toMillis() / 10.0);
        return String.format(Locale.ROOT, "%.2f", hundredths / 100.0);
    }

    private record Moment(Instant at, int turn, String who, String what) {}
}
