package dev.callwright.media.leg;

import dev.callwright.media.dsp.ToneDetector;

/** Listens in on the caller's audio for digits sent as tones, and hands the audio on. Owner: media loop. */
final class ToneEar implements LegListener {

    private final LegListener listener;
    private final ToneDetector detector = new ToneDetector();
    private boolean listens;

    ToneEar(LegListener listener) {
        this.listener = listener;
    }

    void listen(boolean wanted) {
        listens = wanted;
    }

    @Override
    public void onAudio(short[] pcm, int length, long arrivalNanos) {
        if (listens) {
            seek(pcm, length);
        }
        listener.onAudio(pcm, length, arrivalNanos);
    }

    private void seek(short[] pcm, int length) {
        for (int at = 0; at < length; at += ToneDetector.LONGEST) {
            char digit = detector.accept(pcm, at, Math.min(ToneDetector.LONGEST, length - at));
            if (digit != ToneDetector.NONE) {
                listener.onEvent(new LegEvent.ToneHeard(digit));
            }
        }
    }

    @Override
    public void onEvent(LegEvent event) {
        listener.onEvent(event);
    }
}
