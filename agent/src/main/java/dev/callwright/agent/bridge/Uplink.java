package dev.callwright.agent.bridge;

/**
 * Caller to model: 8 kHz samples, on arrival, as one piece of the input audio buffer. The latest are remembered, for a
 * session that comes later. Owner: media loop.
 */
final class Uplink {

    private final ModelLink model;
    private final RecentAudio recent;
    private final CallerAudio audio = new CallerAudio();

    Uplink(ModelLink model, RecentAudio recent) {
        this.model = model;
        this.recent = recent;
    }

    void hear(short[] pcm, int length) {
        recent.keep(pcm, length);
        send(pcm, length);
    }

    /** Tells a fresh session what the caller said since this position. */
    void replay(long from) {
        audio.reset();
        recent.replay(from, this::send);
    }

    private void send(short[] pcm, int length) {
        var session = model.session();
        if (session.isPresent()) {
            audio.append(session.get(), pcm, length);
        }
    }
}
