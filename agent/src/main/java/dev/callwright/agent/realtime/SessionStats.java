package dev.callwright.agent.realtime;

/**
 * What a session counted so far. Immutable.
 *
 * @param appended           audio messages handed to the connection
 * @param droppedBeforeReady audio messages and requests that came before the session was configured or after its end
 * @param droppedBacklog     audio messages dropped because the connection takes no more
 * @param audioFrames        audio events received
 * @param audioOctets        octets of PCM16 received
 * @param events             other events received that mean something
 * @param ignored            events without meaning for a call
 * @param malformed          frames that are no event: not JSON, or not of the expected shape
 * @param badAudio           audio events whose base64 was broken
 * @param oddAudio           audio events with half a sample at the end, which was cut off
 * @param pings              keep-alive pings sent
 */
public record SessionStats(
        long appended,
        long droppedBeforeReady,
        long droppedBacklog,
        long audioFrames,
        long audioOctets,
        long events,
        long ignored,
        long malformed,
        long badAudio,
        long oddAudio,
        long pings) {}
