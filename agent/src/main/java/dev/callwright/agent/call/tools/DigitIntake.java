package dev.callwright.agent.call.tools;

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

    private final ToolStage stage;
    private final Known known;
    private final CollectDigits wanted;
    private final Consumer<ToolOutcome> done;
    private final StringBuilder entry = new StringBuilder();
    /** What is pressed before it is known what was pressed before. */
    private final StringBuilder meanwhile = new StringBuilder();

    private int keys;
    private boolean open;
    private boolean over;

    DigitIntake(ToolStage stage, Known known, CollectDigits wanted, Consumer<ToolOutcome> done) {
        this.stage = stage;
        this.known = known;
        this.wanted = wanted;
        this.done = done;
    }

    void begin() {
        stage.voice().takeTyped(this::open);
        stage.voice().whenQuiet(ASKING, this::await);
    }

    private void open(String before) {
        open = true;
        if (wanted.secret()) {
            stage.chronicle().conceal(before.length() + meanwhile.length());
        }
        (before + meanwhile).chars().forEach(key -> take((char) key));
    }

    boolean secret() {
        return wanted.secret();
    }

    void press(char digit) {
        if (open) {
            take(digit);
            await();
        } else {
            meanwhile.append(digit);
        }
    }

    /** What is more than was wanted is the conversation's. */
    private void take(char digit) {
        if (over) {
            stage.voice().typed(digit);
            return;
        }
        keys++;
        if (wanted.terminator().equals(String.valueOf(digit))) {
            end("terminator");
            return;
        }
        entry.append(digit);
        if (entry.length() >= wanted.length()) {
            end("length");
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
        String digits = entry.toString();
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
