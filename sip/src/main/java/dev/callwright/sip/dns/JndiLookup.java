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
 *
 * <p>JNDI speaks other protocols, too, and some of those load code. None can be reached from here: the context factory is that of
 * DNS, the address begins with {@code dns:}, and a name has the characters of host names only, so that it cannot be the URL of
 * another service; it is handed over as one component, and the text of a record is only ever read as text.
 */
final class JndiLookup implements Lookup {

    private static final int MOST_RECORDS = 32;

    /** A host or service name: labels of 63 characters at most. */
    private static final Pattern NAME = Pattern.compile(
            "(?=.{1,253}$)[A-Za-z0-9_]([A-Za-z0-9_-]{0,62})(\\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,62}))*\\.?");

    private static final Pattern SERVER = Pattern.compile("dns:(//[A-Za-z0-9.:\\[\\]-]+)?");

    private final String server;

    /** Asks the servers of the system. */
    JndiLookup() {
        this("dns:");
    }

    /** Asks this server, e.g. {@code dns://192.0.2.1:53}. */
    JndiLookup(String server) {
        if (!SERVER.matcher(server).matches()) {
            throw new IllegalArgumentException("no name server: " + server);
        }
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

    /** Names come from other people's records, too: what is no host name is not asked for. */
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
