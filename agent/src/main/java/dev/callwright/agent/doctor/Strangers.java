package dev.callwright.agent.doctor;

import dev.callwright.sip.trace.Masking;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Calls of nobody known, in sentences. Pure. */
final class Strangers {

    private static final int MOST = 10;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Strangers() {}

    static List<Finding> of(List<Stranger> strangers, boolean maskNumbers) {
        return strangers.stream()
                .limit(MOST)
                .map(stranger -> Finding.unsure(
                        sentence(stranger, maskNumbers),
                        "Add it to hosts of a trunk if it is yours; else leave it, it is a scanner."))
                .toList();
    }

    static String sentence(Stranger stranger, boolean maskNumbers) {
        String asked = maskNumbers ? Masking.all(stranger.dialled()) : Masking.secrets(stranger.dialled());
        return (stranger.attempts() == 1 ? "A call" : stranger.attempts() + " calls") + " from "
                + stranger.source().getHostAddress() + (stranger.attempts() == 1 ? " was" : " were")
                + " refused, for no trunk has this address: last " + asked + " at " + TIME.format(stranger.last())
                + (stranger.userAgent().isEmpty() ? "" : " by " + stranger.userAgent()) + ".";
    }
}
