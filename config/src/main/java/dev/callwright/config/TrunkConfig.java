package dev.callwright.config;

import java.util.List;

/**
 * A carrier or PBX that may send calls, recognised by its source address.
 *
 * @param name               unique name
 * @param hosts              addresses or CIDR blocks calls may come from
 * @param codecs             codecs offered and accepted, best first
 * @param advertisedAddress  address written into SDP and Contact for this trunk; empty means the global one
 */
public record TrunkConfig(String name, List<String> hosts, List<Codec> codecs, String advertisedAddress) {

    public static final TrunkConfig DEFAULTS = new TrunkConfig("", List.of(), List.of(Codec.PCMA, Codec.PCMU), "");

    public TrunkConfig {
        hosts = List.copyOf(hosts);
        codecs = List.copyOf(codecs);
    }
}
