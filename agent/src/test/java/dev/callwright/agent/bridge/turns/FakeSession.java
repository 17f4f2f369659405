package dev.callwright.agent.bridge.turns;

import dev.callwright.agent.realtime.AudioFormat;
import dev.callwright.agent.realtime.ClientEvent;
import dev.callwright.agent.realtime.ModelSession;
import dev.callwright.agent.realtime.Traits;
import java.util.ArrayList;
import java.util.List;

/** A session that notes what it is told. */
final class FakeSession implements ModelSession {

    final List<ClientEvent> said = new ArrayList<>();
    private final Traits traits;

    FakeSession(Traits traits) {
        this.traits = traits;
    }

    static FakeSession stepFun() {
        return new FakeSession(Traits.STEPFUN);
    }

    /** One that truncates, and can delete too. */
    static FakeSession truncating() {
        return new FakeSession(new Traits(AudioFormat.PCM16_24K, AudioFormat.PCM16_24K, true, true, true, true));
    }

    /** One that cannot decide turns. */
    static FakeSession withoutDetection() {
        return new FakeSession(new Traits(AudioFormat.PCM16_24K, AudioFormat.PCM16_24K, false, false, false, false));
    }

    @Override
    public Traits traits() {
        return traits;
    }

    @Override
    public boolean ready() {
        return true;
    }

    @Override
    public void append(short[] pcm, int length) {
        // The tests hear on the way there.
    }

    @Override
    public void send(ClientEvent event) {
        said.add(event);
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
