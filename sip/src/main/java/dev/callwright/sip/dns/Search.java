package dev.callwright.sip.dns;

import dev.callwright.sip.Target.NextHop;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The procedure of RFC 3263 §4: a numeric host and an explicit port need no records, a transport in the URI needs no NAPTR.
 * Thread-safe, blocks.
 *
 * @param lookup  the name service
 * @param random  decides between SRV records of one priority
 */
record Search(Lookup lookup, RandomGenerator random) {

    private static final int MOST_HOPS = 16;
    private static final int PORT = 5060;
    private static final int TLS_PORT = 5061;
    private static final Map<String, String> SERVICES = Map.of("SIP+D2U", "UDP", "SIP+D2T", "TCP", "SIPS+D2T", "TLS");

    /** A name SRV records are looked up by, and the transport they are for. */
    private record Service(String name, String transport) {}

    /** The addresses to try, best first, sixteen at most. */
    List<NextHop> hops(String uri) {
        return SipAddress.parse(uri).stream()
                .flatMap(this::hops)
                .distinct()
                .limit(MOST_HOPS)
                .toList();
    }

    private Stream<NextHop> hops(SipAddress address) {
        if (address.isNumeric() || address.port() > 0) {
            String transport = transport(address);
            return hops(address.host(), address.port() > 0 ? address.port() : port(transport), transport);
        }
        List<NextHop> bySrv = services(address).stream()
                .map(this::hops)
                .filter(hops -> !hops.isEmpty())
                .findFirst()
                .orElse(List.of());
        String transport = transport(address);
        return bySrv.isEmpty() ? hops(address.host(), port(transport), transport) : bySrv.stream();
    }

    /** RFC 3263 §4.1 has UDP for SIP; a {@code sips} URI never goes without TLS. */
    private static String transport(SipAddress address) {
        if (address.secure()) {
            return "TLS";
        }
        return address.transport().isEmpty() ? "UDP" : address.transport();
    }

    private static int port(String transport) {
        return transport.equals("TLS") ? TLS_PORT : PORT;
    }

    /** What to ask SRV records for, in order. */
    private List<Service> services(SipAddress address) {
        String host = address.host();
        Service tls = new Service("_sips._tcp." + host, "TLS");
        if (address.secure() || address.transport().equals("TLS")) {
            return List.of(tls);
        }
        Service udp = new Service("_sip._udp." + host, "UDP");
        Service tcp = new Service("_sip._tcp." + host, "TCP");
        if (!address.transport().isEmpty()) {
            return Stream.of(udp, tcp)
                    .filter(service -> service.transport().equals(address.transport()))
                    .toList();
        }
        List<Service> told = told(host);
        return told.isEmpty() ? List.of(udp, tcp) : told;
    }

    private List<Service> told(String host) {
        return lookup.naptr(host).stream()
                .filter(record -> record.flags().equalsIgnoreCase("s") && SERVICES.containsKey(service(record)))
                .sorted(Comparator.comparingInt(Lookup.Naptr::order).thenComparingInt(Lookup.Naptr::preference))
                .map(record -> new Service(record.replacement(), SERVICES.getOrDefault(service(record), "UDP")))
                .toList();
    }

    private static String service(Lookup.Naptr record) {
        return record.service().toUpperCase(Locale.ROOT);
    }

    private List<NextHop> hops(Service service) {
        Map<Integer, List<Lookup.Srv>> byPriority = lookup.srv(service.name()).stream()
                .filter(record -> !record.host().isEmpty())
                .collect(Collectors.groupingBy(Lookup.Srv::priority, TreeMap::new, Collectors.toList()));
        return byPriority.values().stream()
                .map(this::drawn)
                .flatMap(List::stream)
                .limit(MOST_HOPS)
                .flatMap(record -> hops(record.host(), record.port(), service.transport()))
                .toList();
    }

    /** The order of RFC 2782: each next one is drawn, the heavier the likelier. */
    private List<Lookup.Srv> drawn(List<Lookup.Srv> records) {
        List<Lookup.Srv> left = new ArrayList<>(records);
        left.sort(Comparator.comparingInt(Lookup.Srv::weight));
        List<Lookup.Srv> order = new ArrayList<>();
        while (!left.isEmpty()) {
            int sum = left.stream().mapToInt(Lookup.Srv::weight).sum();
            int drawn = random.nextInt(sum + 1);
            int at = 0;
            for (int passed = left.getFirst().weight();
                    passed < drawn;
                    passed += left.get(at).weight()) {
                at++;
            }
            order.add(left.remove(at));
        }
        return order;
    }

    private Stream<NextHop> hops(String host, int port, String transport) {
        String name = new SipAddress(false, host, 0, "").isNumeric() ? "" : host;
        Function<InetAddress, NextHop> hop = address -> new NextHop(address.getHostAddress(), port, transport, name);
        return lookup.addresses(host).stream().map(hop);
    }
}
