package dev.callwright.agent.doctor;

import java.util.OptionalInt;

/** What watches the trunks, asked by the name of a trunk. Thread-safe; never blocks. */
public interface TrunkWatch {

    /** Nobody watches. */
    TrunkWatch NONE = new TrunkWatch() {};

    default Registration registration(String trunk) {
        return new Registration.Unknown();
    }

    default Reach reach(String trunk) {
        return Reach.UNKNOWN;
    }

    /** Calls of the trunk at this moment, both directions; empty when nobody counts. */
    default OptionalInt activeCalls(String trunk) {
        return OptionalInt.empty();
    }

    /** Whether a trunk answers our OPTIONS. */
    enum Reach {
        UNKNOWN,
        ANSWERS,
        SILENT
    }
}
