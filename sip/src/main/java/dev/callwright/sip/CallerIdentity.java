package dev.callwright.sip;

import java.util.List;

/**
 * What an INVITE says of its caller besides From. Only a trunk's word is worth anything (RFC 3325 §9.1). Immutable.
 *
 * @param asserted      number of P-Asserted-Identity (RFC 3325), else of Remote-Party-ID; empty if there is none
 * @param assertedName  its display name; may be empty
 * @param hidden        whether the caller asked that the number be hidden (RFC 3323 Privacy, or Remote-Party-ID)
 * @param diversions    numbers the call was diverted from, the latest first: Diversion (RFC 5806), else History-Info (RFC 7044)
 */
public record CallerIdentity(String asserted, String assertedName, boolean hidden, List<String> diversions) {

    /** Nothing is said. */
    public static final CallerIdentity NONE = new CallerIdentity("", "", false, List.of());

    public CallerIdentity {
        diversions = List.copyOf(diversions);
    }
}
