package dev.callwright.sip.dns;

import java.net.InetAddress;
import java.util.List;

/** Asks the name service. Blocks; thread-safe. What is not there, and what cannot be asked, is an empty list. */
interface Lookup {

    /** NAPTR records of a domain (RFC 3403), in no order. */
    List<Naptr> naptr(String domain);

    /** SRV records of a name such as {@code _sip._udp.example.com} (RFC 2782), in no order. */
    List<Srv> srv(String name);

    /** A and AAAA records of a host. */
    List<InetAddress> addresses(String host);

    /** One NAPTR record that leads to SRV records: the lowest order first, then the lowest preference. */
    record Naptr(int order, int preference, String flags, String service, String replacement) {}

    /** One SRV record: the lowest priority first, the heavier the more often. */
    record Srv(int priority, int weight, int port, String host) {}
}
