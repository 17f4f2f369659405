package dev.callwright.sip;

/** Chooses the address a peer is told to reach us at. Thread-safe, never blocks. */
@FunctionalInterface
public interface ContactAddress {

    /**
     * The host or IP address written into the Contact of answers to this peer.
     *
     * @param origin     for whom the call was admitted
     * @param reachedAt  local IP address the peer reached us at; the answer when nothing better is configured
     */
    String contactFor(Origin origin, String reachedAt);
}
