package dev.callwright.agent.bridge.turns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An agent's side that notes what is done to it. */
public final class FakeAgent implements AgentVoice {

    final List<String> done = new ArrayList<>();
    boolean answering;
    boolean prompting;
    Optional<String> request = Optional.empty();

    @Override
    public boolean answering() {
        return answering;
    }

    @Override
    public boolean prompting() {
        return prompting;
    }

    @Override
    public void hold() {
        done.add("hold");
    }

    @Override
    public void release() {
        done.add("release");
    }

    @Override
    public void interrupt(long now) {
        answering = false;
        done.add("interrupt");
    }

    @Override
    public void revoke() {
        answering = false;
        done.add("revoke");
    }

    @Override
    public Optional<String> withdraw() {
        Optional<String> taken = request;
        request = Optional.empty();
        return taken;
    }

    @Override
    public void ask(String instructions) {
        answering = true;
        done.add("ask " + instructions);
    }
}
