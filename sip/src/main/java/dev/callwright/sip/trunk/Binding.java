package dev.callwright.sip.trunk;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * Where a registered softphone can be reached. Immutable.
 *
 * @param uri        contact URI it registered
 * @param source     address its REGISTER came from, which is where to send when it sits behind NAT
 * @param remaining  time until it expires
 */
public record Binding(String uri, InetSocketAddress source, Duration remaining) {}
