package dev.callwright.agent.doctor;

import dev.callwright.config.TrunkConfig;
import java.net.InetAddress;
import java.util.Arrays;

/** Whether an address lies close to those of a trunk: carriers add machines next to those they announced. Pure. */
final class Neighbour {

    private static final int IP4_PREFIX_BYTES = 3;
    private static final int IP6_PREFIX_BYTES = 6;

    private Neighbour() {}

    /** Whether it shares its /24 (IPv6: /48) with one of the trunk's hosts. */
    static boolean of(TrunkConfig trunk, InetAddress source) {
        return trunk.hosts().stream().anyMatch(host -> isNear(host, source));
    }

    private static boolean isNear(String host, InetAddress source) {
        int slash = host.indexOf('/');
        try {
            byte[] theirs = InetAddress.ofLiteral(slash < 0 ? host : host.substring(0, slash))
                    .getAddress();
            byte[] its = source.getAddress();
            int prefix = its.length == 4 ? IP4_PREFIX_BYTES : IP6_PREFIX_BYTES;
            return theirs.length == its.length && Arrays.equals(theirs, 0, prefix, its, 0, prefix);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
