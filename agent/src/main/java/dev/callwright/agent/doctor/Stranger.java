package dev.callwright.agent.doctor;

import java.net.InetAddress;
import java.time.Instant;

/**
 * A source that was turned away because it is neither a trunk nor a user. Immutable.
 *
 * @param source     its address
 * @param attempts   how often it called
 * @param last       when it did last
 * @param dialled    the Request-URI it then asked for
 * @param userAgent  what it says it is; may be empty
 */
record Stranger(InetAddress source, long attempts, Instant last, String dialled, String userAgent) {}
