package dev.callwright.config;

import java.time.Duration;

/**
 * RTP: addresses, ports and the bounds of the audio path.
 *
 * @param address            local IP address of the RTP sockets; {@code 0.0.0.0} for all
 * @param advertisedAddress  address written into SDP unless the trunk names its own; empty means the address the peer reached
 * @param ports              RTP port range; one even port per call
 * @param portRest           how long a closed port is left unused, so that a new call cannot inherit a stranger's packets
 * @param loops              media event loops; 0 means one per processor
 * @param reorderWait        longest wait for a missing packet before it is concealed
 * @param playoutLimit       longest stretch of agent speech held ready for a caller
 * @param silentCallerLimit  how long a caller who should send may send no RTP at all before the call ends
 * @param prompts            folder of the WAV files that agents may play; relative to the working directory
 */
public record MediaConfig(
        String address,
        String advertisedAddress,
        PortRange ports,
        Duration portRest,
        int loops,
        Duration reorderWait,
        Duration playoutLimit,
        Duration silentCallerLimit,
        String prompts) {

    public static final MediaConfig DEFAULTS = new MediaConfig(
            "0.0.0.0",
            "",
            new PortRange(16384, 32767),
            Duration.ofSeconds(5),
            0,
            Duration.ofMillis(60),
            Duration.ofSeconds(120),
            Duration.ofSeconds(60),
            "prompts");

    /** With the usual folder of prompts. */
    public MediaConfig(
            String address,
            String advertisedAddress,
            PortRange ports,
            Duration portRest,
            int loops,
            Duration reorderWait,
            Duration playoutLimit,
            Duration silentCallerLimit) {
        this(
                address,
                advertisedAddress,
                ports,
                portRest,
                loops,
                reorderWait,
                playoutLimit,
                silentCallerLimit,
                DEFAULTS.prompts);
    }

    /** The same with another folder of prompts. */
    public MediaConfig withPrompts(String folder) {
        return new MediaConfig(
                address,
                advertisedAddress,
                ports,
                portRest,
                loops,
                reorderWait,
                playoutLimit,
                silentCallerLimit,
                folder);
    }
}
