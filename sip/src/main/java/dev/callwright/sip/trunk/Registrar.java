package dev.callwright.sip.trunk;

import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.RegistrarConfig;
import dev.callwright.config.UserConfig;
import dev.callwright.sip.Registrations;
import dev.callwright.sip.trunk.digest.DigestAuthenticator;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * The registrar for softphones (RFC 3261 §10.3), in memory only: phones register again soon after a restart. A user may
 * register for himself alone.
 *
 * <p>Thread-safe, never blocks; bounded by the configured users and by the contacts kept for each.
 */
public final class Registrar implements Registrations {

    private static final String ALL = "*";
    private static final long NOT_GIVEN = -1;

    private final long minSeconds;
    private final long maxSeconds;
    private final DigestAuthenticator authenticator;
    private final LongSupplier nanoTime;
    private final Map<String, UserBindings> bindingsByUser;
    private final List<UserConfig> users;

    /** Uses the registrar's bounds and the users. */
    public Registrar(CallwrightConfig config, DigestAuthenticator authenticator) {
        this(config, authenticator, System::nanoTime);
    }

    Registrar(CallwrightConfig config, DigestAuthenticator authenticator, LongSupplier nanoTime) {
        this(config, authenticator, nanoTime, Map.of());
    }

    private Registrar(
            CallwrightConfig config,
            DigestAuthenticator authenticator,
            LongSupplier nanoTime,
            Map<String, UserBindings> kept) {
        RegistrarConfig bounds = config.registrar();
        this.minSeconds = bounds.minExpires().toSeconds();
        this.maxSeconds = bounds.maxExpires().toSeconds();
        this.authenticator = authenticator;
        this.nanoTime = nanoTime;
        this.users = config.users();
        this.bindingsByUser = users.stream()
                .map(UserConfig::name)
                .collect(Collectors.toUnmodifiableMap(
                        name -> name, name -> kept.getOrDefault(name, new UserBindings(name))));
    }

    /** A registrar with other settings and users. Those whose password is the same stay registered; the others are gone. */
    public Registrar renewed(CallwrightConfig config, DigestAuthenticator newAuthenticator) {
        Map<String, UserBindings> kept = users.stream()
                .filter(config.users()::contains)
                .collect(Collectors.toUnmodifiableMap(UserConfig::name, user -> bindingsByUser.get(user.name())));
        return new Registrar(config, newAuthenticator, nanoTime, kept);
    }

    /** Whether a phone is registered from this address now. */
    public boolean isPhone(InetAddress source) {
        return bindingsByUser.keySet().stream()
                .flatMap(user -> bindings(user).stream())
                .anyMatch(binding -> source.equals(binding.source().getAddress()));
    }

    /** Where a user can be reached now, refreshed longest ago first; empty for an unknown user. */
    public List<Binding> bindings(String user) {
        UserBindings bindings = bindingsByUser.get(user);
        return bindings == null ? List.of() : bindings.live(nanoTime.getAsLong());
    }

    /** Number of users with at least one binding. */
    public long registeredUsers() {
        return bindingsByUser.keySet().stream()
                .filter(user -> !bindings(user).isEmpty())
                .count();
    }

    @Override
    public Reply register(Request request) {
        InetAddress source = request.source().getAddress();
        if (source == null) {
            return new Reply.Refused(400, "Unresolved Source");
        }
        return switch (authenticator.authenticate("REGISTER", request.requestUri(), source, request.authorization())) {
            case DigestAuthenticator.Outcome.Authenticated(String user) -> registerAs(user, request);
            case DigestAuthenticator.Outcome.Challenged(List<String> challenges) -> new Reply.Challenged(challenges);
            case DigestAuthenticator.Outcome.Refused(int status, String reason) -> new Reply.Refused(status, reason);
        };
    }

    private Reply registerAs(String user, Request request) {
        UserBindings bindings = bindingsByUser.get(user);
        if (bindings == null || !user.equals(request.user())) {
            return new Reply.Refused(403, "To Differs From Authenticated User");
        }
        if (request.contacts().size() > UserBindings.LIMIT) {
            return new Reply.Refused(400, "Too Many Contacts");
        }
        boolean all =
                request.contacts().stream().anyMatch(contact -> contact.uri().equals(ALL));
        return all ? removeAll(bindings, request) : update(bindings, request);
    }

    /** RFC 3261 §10.3 step 6: the asterisk stands alone and with Expires 0, or the request is malformed. */
    private Reply removeAll(UserBindings bindings, Request request) {
        if (request.contacts().size() > 1 || request.expires() != 0) {
            return new Reply.Refused(400, "Invalid Wildcard Contact");
        }
        return bindings.clear(request, nanoTime.getAsLong()) ? registered(request) : outOfOrder();
    }

    private Reply update(UserBindings bindings, Request request) {
        List<Contact> granted = request.contacts().stream()
                .map(contact -> new Contact(contact.uri(), Math.min(wanted(contact, request), maxSeconds)))
                .toList();
        if (granted.stream().anyMatch(contact -> contact.expires() > 0 && contact.expires() < minSeconds)) {
            return new Reply.IntervalTooBrief(minSeconds);
        }
        return bindings.update(request, granted, nanoTime.getAsLong()) ? registered(request) : outOfOrder();
    }

    /** Seconds asked for: by the contact, else by the Expires header, else as long as we grant. */
    private long wanted(Contact contact, Request request) {
        if (contact.expires() > NOT_GIVEN) {
            return contact.expires();
        }
        return request.expires() > NOT_GIVEN ? request.expires() : maxSeconds;
    }

    private Reply registered(Request request) {
        return new Reply.Registered(bindings(request.user()).stream()
                .map(binding -> new Contact(binding.uri(), secondsUp(binding)))
                .toList());
    }

    /** Rounded up, so that a contact granted just now is listed with what was granted and a live one never with 0. */
    private static long secondsUp(Binding binding) {
        return TimeUnit.NANOSECONDS.toSeconds(binding.remaining().toNanos() + TimeUnit.SECONDS.toNanos(1) - 1);
    }

    /** RFC 3261 §10.3 steps 6 and 7: an update older than what is held fails as a whole; §12.2.2 suggests the status. */
    private static Reply outOfOrder() {
        return new Reply.Refused(500, "CSeq Out Of Order");
    }
}
