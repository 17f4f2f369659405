package dev.callwright.agent.scenario.check;

import dev.callwright.agent.call.CallMoment;
import dev.callwright.agent.phone.PhoneMoment;
import dev.callwright.agent.phone.StereoAudio;
import dev.callwright.agent.scenario.plan.CallPlan;
import dev.callwright.agent.store.CallDetail;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What was seen of one call. Times are those of {@link System#nanoTime}. Immutable.
 *
 * @param plan      what was wanted
 * @param phone     what the phone did and heard
 * @param audio     both sides as the phone sent and heard them
 * @param zero      time zero of that recording
 * @param server    what the server told while the call went on; empty for a server of somebody else's
 * @param record    what the server wrote down; empty for a server of somebody else's
 * @param sessions  sessions opened with the simulated model; empty where that is not known
 * @param troubles  steps that could not be done
 */
public record Evidence(
        CallPlan plan,
        List<PhoneMoment> phone,
        StereoAudio audio,
        long zero,
        List<CallMoment> server,
        Optional<CallDetail> record,
        OptionalLong sessions,
        List<String> troubles) {

    public Evidence {
        phone = List.copyOf(phone);
        server = List.copyOf(server);
        troubles = List.copyOf(troubles);
    }

    /** Seconds of the recording at which something was. */
    public double seconds(long atNanos) {
        return Math.max(0, atNanos - zero) / 1e9;
    }

    /** When something first happened at the phone. */
    public OptionalLong first(PhoneMoment.Kind kind) {
        return phone.stream()
                .filter(moment -> moment.kind() == kind)
                .mapToLong(PhoneMoment::atNanos)
                .findFirst();
    }

    /** When the call was over for the phone; now at the latest. */
    public long end() {
        return phone.stream()
                .filter(moment ->
                        moment.kind() == PhoneMoment.Kind.HUNG_UP || moment.kind() == PhoneMoment.Kind.PEER_HUNG_UP)
                .mapToLong(PhoneMoment::atNanos)
                .findFirst()
                .orElseGet(() -> zero + (long) (audio.seconds() * 1e9));
    }
}
