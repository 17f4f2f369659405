package dev.callwright.agent.bridge.talk;

import dev.callwright.agent.bridge.audio.Downlink;
import dev.callwright.agent.bridge.turns.AgentVoice;
import java.util.Optional;
import java.util.function.Supplier;

/** What the caller hears of the agent, as turn-taking acts on it. Owner: media loop. */
public final class AgentSpeech implements AgentVoice {

    private final Downlink downlink;
    private final ResponseDesk desk;
    private final Supplier<Conversation> conversation;

    /**
     * The speech of one call.
     *
     * @param conversation  made after this, since it needs turn-taking itself
     */
    public AgentSpeech(Downlink downlink, ResponseDesk desk, Supplier<Conversation> conversation) {
        this.downlink = downlink;
        this.desk = desk;
        this.conversation = conversation;
    }

    @Override
    public boolean answering() {
        return conversation.get().answering();
    }

    @Override
    public boolean prompting() {
        return conversation.get().prompting();
    }

    @Override
    public void hold() {
        downlink.hold();
    }

    @Override
    public void release() {
        downlink.release();
    }

    @Override
    public void interrupt(long now) {
        conversation.get().interrupt(now);
    }

    @Override
    public void revoke() {
        conversation.get().revoke();
    }

    @Override
    public Optional<String> withdraw() {
        return desk.withdraw();
    }

    @Override
    public void ask(String instructions) {
        desk.ask(instructions);
    }
}
