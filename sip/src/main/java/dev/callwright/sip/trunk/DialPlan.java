package dev.callwright.sip.trunk;

import dev.callwright.config.NumberingConfig;
import dev.callwright.config.OutboundConfig;
import java.util.List;
import java.util.Optional;

/**
 * Which numbers may be called by a trunk. None, unless a prefix allows it; a prefix that denies wins over any that allows,
 * however long. Emergency numbers are numbers like any other. Numbers are compared as {@link Numbering#inbound} writes them, so
 * that nobody gets past {@code +86900} by dialling {@code 0086900}. Immutable.
 */
public final class DialPlan {

    private final OutboundConfig outbound;
    private final Numbering numbering;

    public DialPlan(OutboundConfig outbound, NumberingConfig numbering) {
        this.outbound = outbound;
        this.numbering = new Numbering(numbering);
    }

    /** Whether this number may be called. */
    public boolean allows(String number) {
        return refusal(number).isEmpty();
    }

    /** Why this number may not be called, as a sentence for people; empty if it may. Does not repeat the number. */
    public Optional<String> refusal(String number) {
        String normal = numbering.inbound(number);
        if (number.isBlank()) {
            return Optional.of("There is no number to call.");
        }
        Optional<String> denied = prefixOf(normal, outbound.deny()).or(() -> prefixOf(number, outbound.deny()));
        if (denied.isPresent()) {
            return Optional.of("Numbers with " + denied.get() + " are denied by outbound.deny.");
        }
        if (outbound.allow().isEmpty()) {
            return Optional.of("This trunk may call no number: outbound.allow is empty.");
        }
        return prefixOf(normal, outbound.allow()).isPresent()
                ? Optional.empty()
                : Optional.of("No prefix in outbound.allow allows this number.");
    }

    private static Optional<String> prefixOf(String number, List<String> prefixes) {
        return prefixes.stream().filter(number::startsWith).findFirst();
    }
}
