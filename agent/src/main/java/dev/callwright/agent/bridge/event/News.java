package dev.callwright.agent.bridge.event;

import dev.callwright.agent.metrics.Metrics;
import java.util.function.Consumer;

/**
 * Who hears of what happens in the bridge.
 *
 * @param events   the call
 * @param metrics  the counters of the server
 */
public record News(Consumer<? super BridgeEvent> events, Metrics metrics) {}
