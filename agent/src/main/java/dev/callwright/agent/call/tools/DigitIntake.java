package dev.callwright.agent.call.tools;

import dev.callwright.agent.call.record.KeyUse;
import dev.callwright.agent.tool.ToolJson;
import dev.callwright.agent.tool.ToolResult.CollectDigits;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Takes digits of the caller for a tool: until there are enough, the terminator comes, or none comes for a while. The wait for the
 * first begins once the caller has been asked. Those a quick caller pressed before that, and nobody has been told of, count. Owner:
 * call thread.
 */
final class DigitIntake {

    private static final Duration ASKING = Duration.ofSeconds(60);
    /** A terminator that comes later than this behind a full entry means something else. */
    private static final Duration HABIT = Duration.ofSeconds(3);

    private final ToolStage stage;
    private final Known known;
    private final CollectDigits wanted;
    private final Consumer<ToolOutcome> done;
    private final DigitEntry entry;
    /** What is pressed before it is known what was pressed before. */
    private final StringBuilder meanwhile = new StringBuilder();

    private int keys;
    private boolean open;
    private boolean over;
    private long endedNanos;

    DigitIntake(ToolStage stage, Known known, CollectDigits wanted, Consumer<ToolOutcome> done) {
        this.stage = stage;
        this.known = known;
        this.wanted = wanted;
        this.done = done;
        this.entry = new DigitEntry(wanted.length(), wanted.terminator());
    }

    void begin() {
        stage.voice().takeTyped(this::open);
        stage.voice().whenQuiet(ASKING, this::await);
    }

    private void open(String before) {
        open = true;
        String early = before + meanwhile;
        int taken = 0;
        while (taken < early.length() && entry.take(early.charAt(taken))) {
            taken++;
        }
        if (wanted.secret()) {
            stage.chronicle().keys().hide(taken);
        } else {
            stage.chronicle().keys().show(taken);
        }
        keys += taken;
        endIfComplete();
        // What is more than was wanted is the next entry's, or the conversation's.
        early.substring(taken).chars().forEach(key -> stage.voice().typed((char) key));
    }

    KeyUse keyUse() {
        if (!open) {
            return KeyUse.UNDECIDED;
        }
        return wanted.secret() ? KeyUse.SECRET : KeyUse.OPEN;
    }

    void press(char digit) {
        if (!open) {
            meanwhile.append(digit);
        } else if (entry.take(digit)) {
            keys++;
            endIfComplete();
            await();
        }
    }

    /** Whether a key pressed after the end still belongs to the entry, and means nothing more. */
    boolean trails(char digit) {
        return over && System.nanoTime() - endedNanos < HABIT.toNanos() && entry.take(digit);
    }

    private void endIfComplete() {
        if (entry.isComplete()) {
            end(entry.isFull() ? "length" : "terminator");
        }
    }

    private void await() {
        int seen = keys;
        stage.later(wanted.timeout(), () -> {
            if (seen == keys) {
                end("timeout");
            }
        });
    }

    private void end(String by) {
        if (over) {
            return;
        }
        over = true;
        endedNanos = System.nanoTime();
        String digits = entry.digits();
        if (wanted.secret()) {
            known.putSecret(wanted.variable(), digits);
        } else {
            known.put(wanted.variable(), digits);
        }
        done.accept(ToolOutcome.ok(answer(digits, by)));
    }

    private String answer(String digits, String by) {
        String count = String.valueOf(digits.length());
        return wanted.secret()
                ? ToolJson.of("count", count, "ended_by", by, "pass_on_as", "{{" + wanted.variable() + "}}")
                : ToolJson.of("digits", digits, "count", count, "ended_by", by);
    }
}
