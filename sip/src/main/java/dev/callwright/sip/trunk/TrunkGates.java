package dev.callwright.sip.trunk;

import dev.callwright.config.TrunkConfig;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The limits of all trunks, for calls in either direction. What is counted outlives a reload of the settings: a trunk keeps its
 * calls, and its new limits hold from the next call. Bounded by the trunks that were ever configured. Thread-safe.
 */
public final class TrunkGates {

    private final LongSupplier nanoTime;
    private final Map<String, TrunkGate> gates = new ConcurrentHashMap<>();

    public TrunkGates() {
        this(System::nanoTime);
    }

    TrunkGates(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Asks for a place for a new call; whoever gets one closes the permit when the call is over. */
    public TrunkEntry enter(TrunkConfig trunk) {
        return gates.computeIfAbsent(trunk.name(), _ -> new TrunkGate(nanoTime)).enter(trunk.limits());
    }

    /** Calls of this trunk now. */
    public int open(String trunk) {
        TrunkGate gate = gates.get(trunk);
        return gate == null ? 0 : gate.open();
    }
}
