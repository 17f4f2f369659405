package dev.callwright.media.leg;

import dev.callwright.media.codec.G711;
import dev.callwright.media.jitter.PlayoutQueue;
import dev.callwright.media.rtp.DigitSender;
import dev.callwright.media.rtp.RtpPacket;
import dev.callwright.media.sdp.NegotiatedAudio;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * What goes to the caller: a packet for each slot, of a digit, of queued speech or of silence.
 *
 * <p>While we may not send, slots pass with no packets but a rare one that keeps NAT bindings open, the timestamp goes on, and
 * speech and digits wait; so does speech while digits are sent. The queue stays bounded throughout. Owner: media loop.
 */
final class Downlink {

    /** The largest packet: header and 20 ms of G.711. */
    static final int MAX_PACKET = RtpPacket.HEADER_OCTETS + PlayoutQueue.FRAME;

    private static final int CHUNK = 960;
    private static final int LAST_TYPE = 127;

    /** Slots of 15 s without a packet, after which one keeps the NAT binding open (RFC 6263 §5). */
    static final int KEEP_ALIVE_SLOTS = 750;

    private final PlayoutQueue queue;
    private final DigitSender digits = new DigitSender();
    private final ToneSender tones = new ToneSender();
    private final LegListener listener;
    private final Counters counters;
    private final byte[] encoded = new byte[CHUNK];

    private final int ssrc;
    private int sequenceNumber;
    private long timestamp;

    private G711 codec = G711.PCMU;
    private int voiceType;
    private int eventType = NegotiatedAudio.NO_EVENTS;
    private boolean sends;
    private int slotsUnsent;

    private long queuedSamples;
    private long sentSamples;
    private boolean startPending;
    private boolean drainPending;
    private boolean overflowReported;
    private boolean markNext = true;
    private boolean speaking;

    Downlink(int limitOctets, LegListener listener, Counters counters, RandomGenerator random) {
        queue = new PlayoutQueue(limitOctets);
        this.listener = listener;
        this.counters = counters;
        ssrc = random.nextInt();
        sequenceNumber = random.nextInt();
        timestamp = random.nextInt();
    }

    void apply(NegotiatedAudio audio) {
        if (audio.codec() != codec) {
            queue.translate(translation(codec, audio.codec()));
            codec = audio.codec();
            markNext = true;
        }
        voiceType = audio.payloadType();
        eventType = audio.telephoneEventType();
        sends = audio.direction().sends();
    }

    /** Queues speech. What does not fit is dropped. */
    void play(short[] pcm, int offset, int length) {
        int taken = 0;
        for (int at = 0; at < length && taken == at; at += CHUNK) {
            int chunk = Math.min(CHUNK, length - at);
            codec.encode(pcm, offset + at, chunk, encoded, 0);
            taken += queue.offer(encoded, 0, chunk);
        }
        queuedSamples += taken;
        drainPending |= taken > 0;
        if (taken < length) {
            counters.add(Meter.OVERFLOWED_SAMPLES, length - taken);
            reportOverflow();
        }
    }

    void finishPlaying() {
        queue.finish();
    }

    /** Drops all speech that is queued; returns how many samples that was. */
    long flush() {
        int dropped = queue.flush();
        queuedSamples -= dropped;
        drainPending = false;
        overflowReported = false;
        markNext = true;
        speaking = false;
        return dropped;
    }

    long queuedSamples() {
        return queuedSamples;
    }

    long sentSamples() {
        return sentSamples;
    }

    void sendDigits(String sequence) {
        if (eventType == NegotiatedAudio.NO_EVENTS) {
            counters.add(Meter.UNSENT_DIGITS, sequence.length());
            return;
        }
        long droppedBefore = digits.dropped();
        sequence.chars().forEach(digit -> digits.add((char) digit));
        counters.add(Meter.UNSENT_DIGITS, digits.dropped() - droppedBefore);
    }

    /** Sends digits as tones, for a caller who takes no events. */
    void sendTones(String sequence) {
        long droppedBefore = tones.dropped();
        sequence.chars().forEach(digit -> tones.add((char) digit));
        counters.add(Meter.UNSENT_DIGITS, tones.dropped() - droppedBefore);
    }

    /** Lets slots pass without sending. */
    void skip(int slots) {
        timestamp += (long) slots * PlayoutQueue.FRAME;
    }

    /** Enters the next slot: writes its packet and returns the length, or 0 if there is none. */
    int next(byte[] out) {
        long slot = timestamp;
        timestamp += PlayoutQueue.FRAME;
        if (!sends) {
            return keepAlive(out, slot);
        }
        slotsUnsent = 0;
        if (!digits.busy()) {
            return tones.busy()
                    ? tone(out, slot)
                    : voice(out, slot, queue.poll(out, RtpPacket.HEADER_OCTETS, codec.silence()));
        }
        boolean event = digits.nextSlot(slot) && eventType != NegotiatedAudio.NO_EVENTS;
        return event ? event(out) : voice(out, slot, 0);
    }

    /** To be called after the packet of a slot is on its way. */
    void report() {
        if (startPending) {
            startPending = false;
            listener.onEvent(new LegEvent.PlayoutStarted(System.nanoTime()));
        }
        if (drainPending && queue.size() == 0) {
            drainPending = false;
            overflowReported = false;
            listener.onEvent(new LegEvent.PlayoutDrained());
        }
    }

    private int voice(byte[] out, long slot, int speech) {
        if (speech == 0) {
            Arrays.fill(out, RtpPacket.HEADER_OCTETS, MAX_PACKET, codec.silence());
        }
        sentSamples += speech;
        boolean spurt = speech > 0 && !speaking;
        startPending |= spurt;
        RtpPacket.write(out, spurt || markNext, voiceType, sequenceNumber++, slot, ssrc);
        speaking = speech > 0;
        markNext = false;
        return MAX_PACKET;
    }

    private int tone(byte[] out, long slot) {
        codec.encode(tones.next(), 0, PlayoutQueue.FRAME, out, RtpPacket.HEADER_OCTETS);
        RtpPacket.write(out, markNext, voiceType, sequenceNumber++, slot, ssrc);
        speaking = false;
        markNext = false;
        return MAX_PACKET;
    }

    /** An empty packet of a type nobody agreed to, which receivers ignore (RFC 6263 §4.6). */
    private int keepAlive(byte[] out, long slot) {
        if (++slotsUnsent < KEEP_ALIVE_SLOTS) {
            return 0;
        }
        slotsUnsent = 0;
        int type = LAST_TYPE;
        while (type == voiceType || type == eventType) {
            type--;
        }
        return RtpPacket.write(out, false, type, sequenceNumber++, slot, ssrc);
    }

    private int event(byte[] out) {
        int header = RtpPacket.write(out, digits.marker(), eventType, sequenceNumber++, digits.timestamp(), ssrc);
        speaking = false;
        return header + digits.writePayload(out, header);
    }

    private void reportOverflow() {
        if (!overflowReported) {
            overflowReported = true;
            listener.onEvent(new LegEvent.PlayoutOverflowed());
        }
    }

    private static byte[] translation(G711 from, G711 to) {
        byte[] octets = new byte[256];
        short[] samples = new short[256];
        for (int i = 0; i < 256; i++) {
            octets[i] = (byte) i;
        }
        from.decode(octets, 0, 256, samples, 0);
        to.encode(samples, 0, 256, octets, 0);
        return octets;
    }
}
