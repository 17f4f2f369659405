package dev.callwright.agent.bridge;

import dev.callwright.agent.bridge.audio.CallerAudio;
import dev.callwright.agent.bridge.model.ModelLink;

/** Caller to model: 8 kHz samples, on arrival, as one piece of the input audio buffer. Owner: media loop. */
final class Uplink {

    private final ModelLink model;
    private final CallerAudio audio = new CallerAudio();

    Uplink(ModelLink model) {
        this.model = model;
    }

    /** What follows does not follow on what came before. */
    void restart() {
        audio.reset();
    }

    void hear(short[] pcm, int length) {
        var session = model.session();
        if (session.isPresent()) {
            audio.append(session.get(), pcm, length);
        }
    }
}
