package dev.callwright.agent.call.record;

import dev.callwright.agent.bridge.event.BridgeEvent;
import dev.callwright.agent.store.CallLine;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The lines of a call: what each said and which keys were pressed, numbered as they come. A line may be put down again, when it
 * turns out that less of it was heard or that it was secret. Owner: call thread.
 */
final class LineBook {

    private static final String NOTHING_HEARD = "\u2026";

    private final TimeLine clock;
    private final Consumer<CallLine> written;
    private final AgentLines agentLines = new AgentLines();

    private String speaking;
    private int lines;

    /**
     * The lines of one call.
     *
     * @param agent    the agent that begins
     * @param written  where each line goes, and goes again when it changed
     */
    LineBook(String agent, TimeLine clock, Consumer<CallLine> written) {
        this.speaking = agent;
        this.clock = clock;
        this.written = written;
    }

    /** Another agent speaks, and is spoken to, from now on. */
    void speaks(String agent) {
        speaking = agent;
    }

    void callerSaid(int turn, String text) {
        written.accept(next(CallLine.Speaker.CALLER, turn, text));
    }

    /** Told again, it replaces what was told before: the caller heard only so much of it. Returns whether it is a line of its own. */
    boolean agentSaid(int turn, BridgeEvent.AgentSaid said) {
        Optional<CallLine> before = agentLines.find(said.itemId());
        if (before.isPresent()) {
            rewrite(before.get(), said.text().isBlank() ? NOTHING_HEARD : said.text());
            return false;
        }
        if (said.text().isBlank()) {
            return false;
        }
        CallLine line = next(CallLine.Speaker.AGENT, turn, said.text());
        agentLines.keep(said.itemId(), line);
        written.accept(line);
        return true;
    }

    /** A key was pressed. Returns its line. */
    CallLine pressed(int turn, String shown) {
        CallLine key = next(CallLine.Speaker.DIGITS, turn, shown);
        written.accept(key);
        return key;
    }

    /** The line is to read like this. */
    void rewrite(CallLine line, String text) {
        written.accept(new CallLine(line.ordinal(), line.turn(), line.speaker(), text, line.at(), line.agent()));
    }

    private CallLine next(CallLine.Speaker speaker, int turn, String text) {
        lines++;
        return new CallLine(lines, turn, speaker, text, clock.now(), speaking);
    }
}
