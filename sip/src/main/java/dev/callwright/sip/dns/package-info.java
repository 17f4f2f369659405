/**
 * Finds the addresses a SIP URI leads to (RFC 3263): NAPTR, SRV, A and AAAA.
 *
 * <p>Uses: {@code sip}. Thread-safe; lookups run on threads of their own and are bounded in time.
 */
@NullMarked
package dev.callwright.sip.dns;

import org.jspecify.annotations.NullMarked;
