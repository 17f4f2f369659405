package dev.callwright.agent.store.show;

import dev.callwright.agent.store.CallDetail;
import dev.callwright.agent.store.CallEnding;
import dev.callwright.agent.store.CallOrigin;
import dev.callwright.agent.store.CallSummary;
import dev.callwright.agent.store.CallUsage;
import dev.callwright.agent.store.StoreWord;
import dev.callwright.agent.store.show.TextGrid.Align;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Records as plain text for a terminal: from records to a string and nothing else. Immutable.
 *
 * @param zone  zone in which times of day are shown
 */
public record CallTable(ZoneId zone) {

    private static final DateTimeFormatter TO_SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter TO_MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS xxx", Locale.ROOT);
    /** Enough to tell calls apart, and accepted by {@code CallReader}. */
    private static final int SHORT_ID = 12;

    /** One line a call, in the order given. */
    public String recent(List<CallSummary> calls) {
        if (calls.isEmpty()) {
            return "No calls yet.\n";
        }
        var grid = new TextGrid(
                Align.LEFT,
                Align.LEFT,
                Align.LEFT,
                Align.LEFT,
                Align.LEFT,
                Align.LEFT,
                Align.LEFT,
                Align.RIGHT,
                Align.LEFT);
        grid.row("STARTED", "ID", "WAY", "FROM", "TO", "AGENT", "VIA", "SECONDS", "OUTCOME");
        for (var call : calls) {
            grid.row(
                    TO_SECONDS.format(call.startedAt().atZone(zone)),
                    shortId(call.id()),
                    way(call.origin()),
                    call.caller(),
                    call.dialled(),
                    call.agent(),
                    via(call.origin()),
                    call.endedAt().isPresent() ? seconds(talk(call)) : "",
                    call.ending().map(CallEnding::outcome).orElse("running"));
        }
        return grid.render("");
    }

    /** One call: what it was, how it ended, and a timeline of its turns and lines in seconds from the answer. */
    public String detail(CallDetail detail) {
        return "Call " + TextGrid.printable(detail.call().id()) + "\n"
                + heading(detail).render("  ") + "\n"
                + CallTimeline.of(detail).render("  ");
    }

    private TextGrid heading(CallDetail detail) {
        var call = detail.call();
        var grid = new TextGrid(Align.LEFT, Align.LEFT);
        grid.row(
                "from",
                call.caller() + " to " + call.dialled() + ", " + way(call.origin()) + " by " + via(call.origin()));
        grid.row("agent", call.agent());
        grid.row("started", TO_MILLIS.format(call.startedAt().atZone(zone)));
        grid.row(
                "answered",
                call.answeredAt().map(at -> after(call.startedAt(), at)).orElse("no"));
        grid.row("outcome", outcome(call));
        call.ending().map(CallEnding::packets).ifPresent(packets -> grid.row("packets", packets(packets)));
        grid.row("turns", CallLatency.of(detail.turns()));
        detail.usage().forEach(usage -> grid.row("model", model(usage)));
        grid.row("Call-ID", call.sipCallId());
        return grid;
    }

    private static String outcome(CallSummary call) {
        if (call.ending().isEmpty()) {
            return "running";
        }
        var ending = call.ending().get();
        var text = new StringBuilder(ending.outcome());
        call.endedAt()
                .ifPresent(
                        at -> text.append(" after ").append(seconds(talk(call))).append(" s"));
        ending.sipStatus().ifPresent(status -> text.append(", SIP ").append(status));
        return ending.detail().isEmpty() ? text.toString() : text + ": " + ending.detail();
    }

    private static String model(CallUsage usage) {
        String tokens = usage.provider() + " " + usage.model() + ", tokens in " + usage.inputTokens() + " (cached "
                + usage.cachedTokens() + "), out " + usage.outputTokens();
        return usage.costMicros() == 0
                ? tokens
                : tokens + String.format(Locale.ROOT, ", cost %.4f", usage.costMicros() / 1_000_000.0);
    }

    private static String packets(CallEnding.Packets packets) {
        return "in " + packets.in() + ", out " + packets.out() + ", lost " + packets.lost() + ", late "
                + packets.late();
    }

    private static String after(Instant start, Instant at) {
        return String.format(
                Locale.ROOT, "%.3f s later", Duration.between(start, at).toMillis() / 1000.0);
    }

    private static long talk(CallSummary call) {
        return call.ending().map(CallEnding::durationMillis).orElse(0L);
    }

    private static String via(CallOrigin origin) {
        return StoreWord.of(origin.kind()) + " " + origin.name();
    }

    private static String way(CallOrigin origin) {
        return switch (origin.direction()) {
            case INCOMING -> "in";
            case OUTGOING -> "out";
        };
    }

    private static String shortId(String id) {
        return id.substring(0, Math.min(SHORT_ID, id.length()));
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f", millis / 1000.0);
    }
}
