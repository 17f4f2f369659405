package dev.callwright.agent.phone;

import dev.callwright.media.codec.G711;
import dev.callwright.media.leg.LegEvent;
import dev.callwright.media.leg.LegListener;
import dev.callwright.media.leg.MediaEngine;
import dev.callwright.media.leg.RtpLeg;
import dev.callwright.media.sdp.Answer;
import dev.callwright.media.sdp.LocalAudio;
import dev.callwright.media.sdp.MediaDirection;
import dev.callwright.media.sdp.NegotiatedAudio;
import dev.callwright.media.sdp.OfferAnswer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The ear and mouth of a scripted phone: speaks samples into the call, hears and records what comes back. Owner: the script's
 * thread; what is heard arrives on the media loop.
 */
final class Handset implements LegListener, AutoCloseable {

    private final RtpLeg leg;
    private final StereoRecorder recorder;
    private final Consumer<PhoneMoment> moments;
    private final SpeechMeter meter = new SpeechMeter();
    private final Signal drained = new Signal();
    private final String address;
    private final List<G711> codecs;
    private Optional<BadWire> wire = Optional.empty();
    private long version;
    /** When the last of our speech had left, which is before whoever waits for it wakes up. */
    private volatile long drainedNanos;

    Handset(
            MediaEngine media,
            String address,
            List<G711> codecs,
            StereoRecorder recorder,
            Consumer<PhoneMoment> moments) {
        this.address = address;
        this.codecs = codecs;
        this.recorder = recorder;
        this.moments = moments;
        this.leg = media.open(media.nextLoop(), this);
    }

    /** Our next offer, in this direction. */
    String offer(MediaDirection direction) {
        version++;
        return OfferAnswer.offer(local(direction));
    }

    /** Starts or changes the media by the peer's answer to the offer of this direction. */
    void accept(String answer, MediaDirection offered) {
        apply(OfferAnswer.accept(answer, local(offered)));
    }

    /** Answers the peer's offer and starts the media by it. */
    String answer(String offer) {
        version++;
        Answer answer = OfferAnswer.answer(offer, local(MediaDirection.SENDRECV));
        apply(answer.audio());
        return answer.sdp();
    }

    /** From the next description on, audio goes by this network. */
    void by(BadWire network) {
        wire = Optional.of(network);
    }

    private void apply(NegotiatedAudio audio) {
        wire.ifPresent(network -> network.connect(
                new InetSocketAddress(InetAddress.ofLiteral(address), leg.localPort()), audio.remote()));
        leg.apply(wire.map(network -> new NegotiatedAudio(
                        audio.codec(),
                        audio.payloadType(),
                        audio.telephoneEventType(),
                        network.near(),
                        audio.direction()))
                .orElse(audio));
    }

    /** Speaks, and returns when the last of it has left. */
    boolean speak(short[] pcm, long limitNanos) throws InterruptedException {
        drained.reset();
        leg.execute(() -> {
            long now = System.nanoTime();
            moments.accept(new PhoneMoment(PhoneMoment.Kind.CALLER_STARTED, now, ""));
            recorder.caller(pcm, pcm.length, now);
            leg.play(pcm, 0, pcm.length);
            leg.finishPlaying();
        });
        boolean spoken = drained.await(limitNanos);
        long stoppedNanos = spoken ? drainedNanos : System.nanoTime();
        moments.accept(new PhoneMoment(PhoneMoment.Kind.CALLER_STOPPED, stoppedNanos, ""));
        return spoken;
    }

    void press(String digits) {
        moments.accept(new PhoneMoment(PhoneMoment.Kind.PRESSED, System.nanoTime(), digits));
        leg.sendDigits(digits);
    }

    @Override
    public void onAudio(short[] pcm, int length, long arrivalNanos) {
        recorder.agent(pcm, length, arrivalNanos);
        switch (meter.hear(pcm, length, arrivalNanos)) {
            case STARTED -> moments.accept(new PhoneMoment(PhoneMoment.Kind.AGENT_STARTED, arrivalNanos, ""));
            case STOPPED -> moments.accept(new PhoneMoment(PhoneMoment.Kind.AGENT_STOPPED, meter.lastLoud(), ""));
            case NONE -> {}
        }
    }

    @Override
    public void onEvent(LegEvent event) {
        if (event instanceof LegEvent.PlayoutDrained) {
            drainedNanos = System.nanoTime();
            drained.give();
        } else if (event instanceof LegEvent.DigitPressed(char digit)) {
            moments.accept(new PhoneMoment(PhoneMoment.Kind.KEY_HEARD, System.nanoTime(), String.valueOf(digit)));
        }
    }

    @Override
    public void close() {
        leg.close();
    }

    private LocalAudio local(MediaDirection direction) {
        int port = wire.map(network -> network.far().getPort()).orElseGet(leg::localPort);
        return new LocalAudio(address, port, codecs, direction, TimeUnit.HOURS.toMillis(1), version);
    }
}
