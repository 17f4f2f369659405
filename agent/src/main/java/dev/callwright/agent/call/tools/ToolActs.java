package dev.callwright.agent.call.tools;

import dev.callwright.agent.call.CallEnded;
import dev.callwright.agent.call.CallOutcome;
import dev.callwright.agent.call.cast.Wording;
import dev.callwright.agent.call.record.KeyUse;
import dev.callwright.agent.tool.ToolJson;
import dev.callwright.agent.tool.ToolResult;
import dev.callwright.agent.tool.ToolResult.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What results of tools do to the call. At most one act that takes the caller's time goes on at once: an entry of digits, a
 * recording, a transfer. Owner: call thread.
 */
final class ToolActs {

    /** Longest wait for what the agent is saying. */
    static final Duration HEARING = Duration.ofSeconds(30);

    private static final ToolOutcome NAME_TAKEN = ToolOutcome.failed(
            Kind.NOT_DONE, "Nothing can be kept by that name: it belongs to the call, or there is no room for more.");

    private final ToolStage stage;
    private final Known known;
    private final ToolTransfer transfer;
    private final ToolPrompt prompt;

    private Optional<DigitIntake> intake = Optional.empty();
    private Optional<DigitIntake> lastIntake = Optional.empty();
    private boolean occupied;
    /** Counts the ends that were called off, so that each wait knows whether it still counts. */
    private int endings;

    ToolActs(ToolStage stage, Known known, ToolFiller filler, Colleagues colleagues) {
        this.stage = stage;
        this.known = known;
        this.transfer = new ToolTransfer(stage, filler, known, colleagues);
        this.prompt = new ToolPrompt(stage);
    }

    void act(ToolResult result, Consumer<ToolOutcome> done) {
        switch (result) {
            case ToolResult.Reply(String output) -> done.accept(ToolOutcome.ok(output));
            case ToolResult.Failed failed -> done.accept(ToolOutcome.of(failed));
            case ToolResult.SetVariable(String name, String value) -> done.accept(remember(name, value));
            case ToolResult.SendDigits(String digits) -> {
                stage.sendDigits(digits);
                done.accept(ToolOutcome.ok(ToolJson.of("sent", digits)));
            }
            case ToolResult.Handoff(String to, String summary) -> done.accept(handOff(to, summary));
            case ToolResult.EndCall(String farewell) -> {
                done.accept(ToolOutcome.silent(ToolJson.of("result", "The call ends once the caller has heard you.")));
                end(farewell);
            }
            case ToolResult.CollectDigits wanted when !known.takes(wanted.variable()) -> done.accept(NAME_TAKEN);
            case ToolResult.CollectDigits wanted ->
                alone(done, free -> {
                    DigitIntake fresh = new DigitIntake(stage, known, wanted, free);
                    intake = Optional.of(fresh);
                    lastIntake = intake;
                    fresh.begin();
                });
            case ToolResult.PlayPrompt(String file) -> alone(done, free -> prompt.play(file, free));
            case ToolResult.Transfer wanted -> alone(done, free -> transfer.begin(wanted, free));
        }
    }

    private ToolOutcome remember(String name, String value) {
        return known.put(name, value) ? ToolOutcome.ok(ToolJson.of("result", "remembered")) : NAME_TAKEN;
    }

    private ToolOutcome handOff(String to, String summary) {
        return stage.handoffs().to(to, summary)
                ? ToolOutcome.silent(ToolJson.of("result", "The other agent goes on."))
                : ToolOutcome.failed(Kind.NOT_DONE, "That agent cannot take over now. Go on yourself.");
    }

    /** Does something that must not be done twice at a time; it says when it is over. */
    private void alone(Consumer<ToolOutcome> done, Consumer<Consumer<ToolOutcome>> act) {
        if (occupied) {
            done.accept(ToolOutcome.failed(Kind.BUSY, "Something else you asked for is still going on."));
            return;
        }
        occupied = true;
        act.accept(outcome -> {
            occupied = false;
            intake = Optional.empty();
            done.accept(outcome);
        });
    }

    private void end(String farewell) {
        if (!farewell.isEmpty()) {
            stage.voice().speak(Wording.verbatim(farewell));
        }
        int mine = ++endings;
        stage.voice().whenQuiet(HEARING, () -> {
            if (mine == endings) {
                throw new CallEnded(CallOutcome.AGENT_HUNG_UP);
            }
        });
    }

    /** A caller who speaks up is not hung up on, and has heard enough of a recording. */
    void callerSpoke() {
        endings++;
        prompt.interrupted();
    }

    void promptPlayed() {
        prompt.played();
    }

    boolean busy() {
        return occupied;
    }

    /** What a key pressed now is for; empty where no digits are awaited. */
    Optional<KeyUse> keyUse() {
        return intake.map(DigitIntake::keyUse);
    }

    /** Whether the key is the end of an entry that was complete without it. */
    boolean trails(char digit) {
        return intake.isEmpty() && lastIntake.filter(last -> last.trails(digit)).isPresent();
    }

    boolean collects() {
        return intake.isPresent();
    }

    boolean takes(char digit) {
        endings++;
        prompt.interrupted();
        Optional<DigitIntake> open = intake;
        open.ifPresent(entry -> entry.press(digit));
        return open.isPresent();
    }

    void close(CallOutcome outcome) {
        transfer.close(outcome);
    }
}
