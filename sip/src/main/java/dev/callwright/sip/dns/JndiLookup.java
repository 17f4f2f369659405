package dev.callwright.sip.dns;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.naming.CompositeName;
import javax.naming.Context;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;

/**
 * NAPTR and SRV through the DNS client of the JDK; addresses through the system, so that its hosts file counts. Asks each
 * server twice, for a second and then two. Thread-safe.
 */
final class JndiLookup implements Lookup {

    private static final int MOST_RECORDS = 32;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,253}");

    private final String server;

    /** Asks this server, e.g. {@code dns://192.0.2.1:53}; {@code dns:} means those of the system. */
    JndiLookup(String server) {
        this.server = server;
    }

    @Override
    public List<Naptr> naptr(String domain) {
        return records(domain, "NAPTR", JndiLookup::parseNaptr);
    }

    @Override
    public List<Srv> srv(String name) {
        return records(name, "SRV", JndiLookup::parseSrv);
    }

    @Override
    public List<InetAddress> addresses(String host) {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            return List.of();
        }
    }

    /**
     * Names come from other people's records, too. One with a colon would be taken for a URL of another service, with all the
     * dangers of that, and is not asked for; what is left reaches the DNS client, which answers in plain text.
     */
    @SuppressWarnings("BanJNDI")
    private <R> List<R> records(String name, String type, Function<String, Optional<R>> parse) {
        List<R> records = new ArrayList<>();
        if (!NAME.matcher(name).matches()) {
            return records;
        }
        try {
            InitialDirContext context = new InitialDirContext(environment());
            try {
                Attribute found = context.getAttributes(new CompositeName().add(name), new String[] {type})
                        .get(type);
                NamingEnumeration<?> values = found == null ? null : found.getAll();
                while (values != null && values.hasMore() && records.size() < MOST_RECORDS) {
                    parse.apply(String.valueOf(values.next())).ifPresent(records::add);
                }
            } finally {
                context.close();
            }
        } catch (NamingException e) {
            // No such name, or nobody to ask: to a caller who needs an address it is the same.
            return List.of();
        }
        return records;
    }

    /** The API is from before collections. */
    @SuppressWarnings("JdkObsolete")
    private Hashtable<String, String> environment() {
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        environment.put(Context.PROVIDER_URL, server);
        environment.put("com.sun.jndi.dns.timeout.initial", "1000");
        environment.put("com.sun.jndi.dns.timeout.retries", "2");
        return environment;
    }

    /** {@code order preference flags service regexp replacement}; the expression is empty where SRV records follow. */
    static Optional<Naptr> parseNaptr(String text) {
        String[] fields = text.split(" ", 6);
        if (fields.length < 6) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Naptr(
                    Integer.parseInt(fields[0]),
                    Integer.parseInt(fields[1]),
                    fields[2],
                    fields[3],
                    withoutDot(fields[5].strip())));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** {@code priority weight port host}. */
    static Optional<Srv> parseSrv(String text) {
        String[] fields = text.split(" ", -1);
        if (fields.length != 4) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Srv(
                    Integer.parseInt(fields[0]),
                    Integer.parseInt(fields[1]),
                    Integer.parseInt(fields[2]),
                    withoutDot(fields[3])));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String withoutDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
