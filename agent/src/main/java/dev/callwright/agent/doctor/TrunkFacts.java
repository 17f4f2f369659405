package dev.callwright.agent.doctor;

import dev.callwright.agent.call.CallReport;
import dev.callwright.config.NumberConfig;
import dev.callwright.config.TrunkConfig;
import java.util.List;
import java.util.OptionalInt;

/**
 * What is known of a trunk. Immutable.
 *
 * @param config        its settings
 * @param registration  how our registration stands
 * @param reach         whether it answers
 * @param activeCalls   its calls at this moment; empty when nobody counts them
 * @param numbers       the numbers that may be dialled through it
 * @param recent        how its latest calls ended, the latest first
 * @param strangers     sources that were turned away, the latest first; they may be anyone's
 */
record TrunkFacts(
        TrunkConfig config,
        Registration registration,
        TrunkWatch.Reach reach,
        OptionalInt activeCalls,
        List<NumberConfig> numbers,
        List<CallReport> recent,
        List<Stranger> strangers) {

    TrunkFacts {
        numbers = List.copyOf(numbers);
        recent = List.copyOf(recent);
        strangers = List.copyOf(strangers);
    }
}
