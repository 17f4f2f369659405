/**
 * What every call needs and no call owns, and the watchdog over those in progress.
 *
 * <p>Uses: {@code call}, {@code call.route}, {@code agent.bridge}, {@code agent.pool}, {@code agent.realtime}, {@code agent.tool},
 * {@code agent.store}, {@code agent.metrics}, {@code sip}, {@code sip.trunk}, {@code media.leg}, {@code media.codec}, {@code config}.
 * Thread-safe.
 */
@NullMarked
package dev.callwright.agent.call.services;

import org.jspecify.annotations.NullMarked;
