package dev.callwright.sip.trunk.digest;

import dev.callwright.config.CallwrightConfig;
import dev.callwright.config.RegistrarConfig;
import dev.callwright.config.Secret;
import dev.callwright.config.UserConfig;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Digest authentication of softphone users (RFC 7616, RFC 8760; RFC 3261 §22). SHA-256 is offered before MD5, quality of
 * protection {@code auth} is required, and a nonce is good for one request. Someone who names an unknown user is answered
 * exactly like someone who does not know the password; who guesses is shut out by {@link Defence}.
 *
 * <p>Thread-safe, never blocks; its tables are bounded.
 */
public final class DigestAuthenticator {

    private static final int USED_NONCES = 50_000;
    private static final int MAX_HEADERS = 8;

    private final String realm;
    private final List<DigestAlgorithm> offered;
    private final Map<String, Secret> passwords;
    private final Map<String, LongAdder> failuresByUser;
    private final Nonces nonces;
    private final String opaque = UUID.randomUUID().toString();
    private final Secret nobodysPassword = new Secret(UUID.randomUUID().toString());
    private final LongAdder failures = new LongAdder();

    /** What became of the credentials of a request. */
    public sealed interface Outcome {

        record Authenticated(String user) implements Outcome {}

        /** Ask (again) with these WWW-Authenticate values, strongest first. */
        record Challenged(List<String> challenges) implements Outcome {}

        record Refused(int status, String reason) implements Outcome {}
    }

    /** Uses the registrar's realm and nonce lifetime, and the users; offers the configured algorithms. */
    public DigestAuthenticator(CallwrightConfig config) {
        this(
                config,
                config.registrar().algorithms().stream()
                        .map(DigestAlgorithm::of)
                        .toList());
    }

    /**
     * Offers and accepts these algorithms only, in this order. RFC 8760 §2.4 has a client take the first it knows, but some
     * phones give up when the first, or any, is one they do not know; for those MD5 alone is the only offer that works.
     *
     * @throws IllegalArgumentException if nothing is offered
     */
    public DigestAuthenticator(CallwrightConfig config, List<DigestAlgorithm> offered) {
        this(config, offered, System::nanoTime);
    }

    public DigestAuthenticator(CallwrightConfig config, List<DigestAlgorithm> offered, LongSupplier nanoTime) {
        this(config.registrar(), config.users(), offered, nanoTime);
    }

    /** For a trunk that must authenticate: its credentials are good for nothing else. */
    public DigestAuthenticator(RegistrarConfig registrar, UserConfig trunk) {
        this(
                registrar,
                List.of(trunk),
                registrar.algorithms().stream().map(DigestAlgorithm::of).toList(),
                System::nanoTime);
    }

    private DigestAuthenticator(
            RegistrarConfig registrar, List<UserConfig> users, List<DigestAlgorithm> offered, LongSupplier nanoTime) {
        if (offered.isEmpty()) {
            throw new IllegalArgumentException("at least one digest algorithm is offered");
        }
        this.realm = registrar.realm();
        this.offered = List.copyOf(offered);
        // A user without a password cannot log in; otherwise a forgotten password would be an open door.
        this.passwords = users.stream()
                .filter(user -> user.password().isPresent())
                .collect(Collectors.toUnmodifiableMap(UserConfig::name, UserConfig::password));
        this.failuresByUser = passwords.keySet().stream()
                .collect(Collectors.toUnmodifiableMap(name -> name, name -> new LongAdder()));
        this.nonces = new Nonces(registrar.nonceLifetime(), USED_NONCES, nanoTime);
    }

    /** Wrong passwords and unknown names so far. */
    public long failures() {
        return failures.sum();
    }

    /** Wrong passwords given for this user so far; 0 for an unknown user. */
    public long failures(String user) {
        LongAdder counted = failuresByUser.get(user);
        return counted == null ? 0 : counted.sum();
    }

    public boolean isUser(String name) {
        return passwords.containsKey(name);
    }

    /** The user a request claims to come from by its credentials for our realm; nothing is checked. */
    public Optional<String> claimedUser(List<String> authorization) {
        return credentials(authorization).map(this::user);
    }

    /** Judges the credentials of a request; a nonce that passes is used up. */
    public Outcome authenticate(String method, String requestUri, InetAddress source, List<String> authorization) {
        Optional<DigestCredentials> credentials = credentials(authorization);
        if (credentials.isEmpty()) {
            return challenge(source, false);
        }
        return formError(credentials.get(), requestUri)
                .<Outcome>map(error -> error)
                .orElseGet(() -> judge(credentials.get(), method, source));
    }

    /** RFC 3261 §22.1: a request may carry credentials for other realms, which are none of our business. */
    private Optional<DigestCredentials> credentials(List<String> authorization) {
        return authorization.stream()
                .limit(MAX_HEADERS)
                .flatMap(value -> DigestParser.parse(value).stream())
                .filter(credentials -> credentials.value("realm").equals(realm))
                .findFirst();
    }

    /** What no password can mend. Checked first, so that the answer says nothing about the password. */
    private static Optional<Outcome.Refused> formError(DigestCredentials credentials, String requestUri) {
        String qop = credentials.value("qop");
        if (qop.equalsIgnoreCase("auth-int")) {
            return badRequest("Digest qop auth-int Not Supported");
        }
        if (!qop.equals("auth")) {
            return badRequest("Digest qop=auth Required");
        }
        if (credentials.value("nc").isEmpty() || credentials.value("cnonce").isEmpty()) {
            return badRequest("Digest nc And cnonce Required");
        }
        return DigestUri.matches(credentials.uri(), requestUri)
                ? Optional.empty()
                : badRequest("Digest uri Differs From Request-URI");
    }

    private static Optional<Outcome.Refused> badRequest(String reason) {
        return Optional.of(new Outcome.Refused(400, reason));
    }

    private Outcome judge(DigestCredentials credentials, String method, InetAddress source) {
        Optional<DigestAlgorithm> algorithm =
                DigestAlgorithm.of(credentials.value("algorithm")).filter(offered::contains);
        if (algorithm.isEmpty()) {
            return challenge(source, false);
        }
        Nonces.State nonce = nonces.check(credentials.nonce(), source);
        if (nonce == Nonces.State.FOREIGN || isForeignOpaque(credentials)) {
            // The response is not even looked at: whoever invents nonces learns nothing, and a phone that still holds a
            // nonce of before our restart tries again without asking its owner for the password.
            return challenge(source, true);
        }
        if (!knowsPassword(credentials, algorithm.get(), method)) {
            return failed(user(credentials), source);
        }
        boolean good = nonce == Nonces.State.FRESH && nonces.use(credentials.nonce());
        return good ? new Outcome.Authenticated(user(credentials)) : challenge(source, true);
    }

    private boolean isForeignOpaque(DigestCredentials credentials) {
        String returned = credentials.value("opaque");
        return !returned.isEmpty() && !returned.equals(opaque);
    }

    /** An unknown user costs the same arithmetic as a known one. */
    private boolean knowsPassword(DigestCredentials credentials, DigestAlgorithm algorithm, String method) {
        String user = user(credentials);
        Secret password = passwords.getOrDefault(user, nobodysPassword);
        return credentials.proves(algorithm, password.value(), method) && isUser(user);
    }

    /** Some phones write {@code user@domain} for the user name; the proof is over what they wrote, the user is ours. */
    private String user(DigestCredentials credentials) {
        String username = credentials.username();
        int at = username.indexOf('@');
        return isUser(username) || at < 0 ? username : username.substring(0, at);
    }

    private Outcome failed(String user, InetAddress source) {
        failures.increment();
        LongAdder ofUser = failuresByUser.get(user);
        if (ofUser != null) {
            ofUser.increment();
        }
        return challenge(source, false);
    }

    /** One nonce serves both challenges, as in RFC 7616 §3.9.1: whichever is answered uses it up. */
    private Outcome challenge(InetAddress source, boolean stale) {
        String nonce = nonces.issue(source);
        return new Outcome.Challenged(offered.stream()
                .map(algorithm -> challenge(algorithm, nonce, stale))
                .toList());
    }

    private String challenge(DigestAlgorithm algorithm, String nonce, boolean stale) {
        String quotedRealm = realm.replace("\\", "\\\\").replace("\"", "\\\"");
        return "Digest realm=\"" + quotedRealm + "\", qop=\"auth\", algorithm=" + algorithm.token() + ", nonce=\""
                + nonce + "\", opaque=\"" + opaque + "\"" + (stale ? ", stale=true" : "");
    }
}
