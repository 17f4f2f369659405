package dev.callwright.media.leg;

import dev.callwright.config.MediaConfig;
import dev.callwright.media.rtp.DigitReceiver;
import dev.callwright.media.rtp.RtpPacket;
import dev.callwright.media.sdp.MediaDirection;
import dev.callwright.media.sdp.NegotiatedAudio;
import java.net.InetSocketAddress;

/**
 * The way of a datagram from the socket to the listener.
 *
 * <pre>
 *   datagram -> RtpPacket -> SourceCheck -> telephone-event -> DigitReceiver -> DigitPressed
 *                                        -> voice           -> UplinkVoice   -> ToneEar -> onAudio
 *                                        -> other           -> dropped
 * </pre>
 *
 * Whatever is dropped is counted. A packet of another kind from the voice's sender still uses up one of its sequence
 * numbers, so it must not look like loss. Time and bytes come in as arguments. Owner: media loop.
 */
final class Uplink {

    private static final int MIN_VOICE = 80;
    private static final int MAX_VOICE = 480;

    private final RtpPacket packet = new RtpPacket();
    private final SourceCheck sources;
    private final Sightings sightings = new Sightings();
    private final ToneEar tones;
    private final UplinkVoice voice;
    private final DigitReceiver digits = new DigitReceiver();
    private final LegListener listener;
    private final Counters counters;
    private final long silentLimitNanos;

    private boolean negotiated;
    private boolean receives;
    private int voiceType;
    private int eventType = NegotiatedAudio.NO_EVENTS;
    private long lastPacketNanos;
    private boolean silenceReported;

    Uplink(MediaConfig config, SourceCheck sources, LegListener listener, Counters counters) {
        this.sources = sources;
        this.listener = listener;
        this.counters = counters;
        tones = new ToneEar(listener);
        voice = new UplinkVoice(config.reorderWait().toNanos(), tones, counters);
        silentLimitNanos = config.silentCallerLimit().toNanos();
    }

    void apply(NegotiatedAudio audio, long nowNanos) {
        MediaDirection direction = audio.direction();
        if (!negotiated || !direction.receives()) {
            voice.fillFromNow(nowNanos);
        }
        negotiated = true;
        sightings.signalled(audio.remote(), sources.isUnreachable());
        receives = direction.receives();
        voiceType = audio.payloadType();
        eventType = audio.telephoneEventType();
        voice.codec(audio.codec());
        lastPacketNanos = nowNanos;
        silenceReported = false;
    }

    /** Whether tones in the audio are told as digits; they are not unless asked for. */
    void detectTones(boolean wanted) {
        tones.listen(wanted);
    }

    /** What was seen of the peer; thread-safe. */
    Sightings sightings() {
        return sightings;
    }

    void receive(InetSocketAddress source, byte[] datagram, int length, long nowNanos) {
        counters.increment(Meter.PACKETS_IN);
        if (!packet.parse(datagram, length)) {
            counters.dropped(DropReason.of(packet.defect()));
        } else if (!negotiated) {
            counters.dropped(DropReason.NOT_NEGOTIATED);
        } else if (!isFromCaller(source, nowNanos)) {
            counters.dropped(DropReason.STRANGER);
            sightings.stranger(source);
        } else if (!receives) {
            counters.dropped(DropReason.NOT_RECEIVING);
        } else {
            lastPacketNanos = nowNanos;
            silenceReported = false;
            sightings.heardFrom(source);
            dispatch(nowNanos);
        }
    }

    void tick(int slots, long nowNanos) {
        voice.tick(slots, nowNanos);
        if (receives && !silenceReported && nowNanos - lastPacketNanos >= silentLimitNanos) {
            silenceReported = true;
            listener.onEvent(new LegEvent.CallerSilent());
        }
    }

    private boolean isFromCaller(InetSocketAddress source, long nowNanos) {
        boolean agreed = packet.payloadType() == voiceType || packet.payloadType() == eventType;
        return sources.accept(source, packet.ssrc(), packet.sequenceNumber(), agreed, nowNanos);
    }

    private void dispatch(long nowNanos) {
        if (packet.payloadType() == voiceType) {
            receiveVoice(nowNanos);
        } else if (packet.payloadType() == eventType) {
            voice.skip(packet, nowNanos);
            receiveEvent();
        } else {
            counters.dropped(DropReason.PAYLOAD_TYPE);
            sightings.payloadType(packet.payloadType());
            voice.skip(packet, nowNanos);
        }
    }

    private void receiveVoice(long nowNanos) {
        if (packet.payloadLength() < MIN_VOICE || packet.payloadLength() > MAX_VOICE) {
            counters.dropped(DropReason.PAYLOAD_LENGTH);
            voice.skip(packet, nowNanos);
        } else {
            voice.receive(packet, nowNanos);
        }
    }

    private void receiveEvent() {
        char digit = digits.accept(packet);
        if (digit != DigitReceiver.NONE) {
            listener.onEvent(new LegEvent.DigitPressed(digit));
        }
    }
}
