package dev.callwright.sip.stack.digest;

import dev.callwright.sip.Credentials;
import dev.callwright.sip.stack.text.LogText;
import dev.callwright.sip.stack.text.Sip;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sip.header.AuthorizationHeader;
import javax.sip.header.ProxyAuthorizationHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * Answers digest challenges (RFC 3261 §22, RFC 7616, RFC 8760), and remembers them: later requests of the same call or
 * registration carry the answer at once, with the nonce count going up. Of several challenges for one realm the strongest
 * we know is answered; each realm is answered for itself. Thread-safe.
 */
public final class DigestClient {

    /** How often one request is sent again: for a proxy, for the one called, and for a nonce that grew old meanwhile. */
    public static final int RETRIES = 3;

    private static final int MOST_SPACES = 4;

    private final Credentials credentials;
    private final Supplier<String> cnonces;

    /** Guarded by this. */
    private final Map<Key, DigestSpace> spaces = new LinkedHashMap<>();

    private record Key(boolean proxy, String realm) {}

    /** What a refusal means to us. */
    public sealed interface Reading {

        /** No challenge, or none we have credentials for: the peer's own reason phrase tells. */
        static Reading plain(Response refusal) {
            return new Hopeless(LogText.of(refusal.getReasonPhrase()));
        }

        /** The request is to be sent again, with {@link #authorize}. */
        record Answerable() implements Reading {}

        /** It is not, and why. */
        record Hopeless(String reason) implements Reading {}
    }

    public DigestClient(Credentials credentials, Supplier<String> cnonces) {
        this.credentials = credentials;
        this.cnonces = cnonces;
    }

    /** Whether these are the credentials it answers with. */
    public boolean answersWith(Credentials others) {
        return credentials.equals(others);
    }

    /** Adds an answer to every challenge known; call it once for each request that is sent. */
    public synchronized void authorize(Request request) {
        spaces.values().forEach(space -> request.addHeader(space.answer(request)));
    }

    /** Takes note of the challenges in a refusal of a request that {@link #authorize} went through. */
    public synchronized Reading read(Request refused, Response refusal) {
        int status = refusal.getStatusCode();
        boolean challenged = status == Response.UNAUTHORIZED || status == Response.PROXY_AUTHENTICATION_REQUIRED;
        List<DigestChallenge> challenges = challenged ? DigestChallenge.of(refusal) : List.of();
        if (challenges.isEmpty() || !credentials.isPresent()) {
            return Reading.plain(refusal);
        }
        Map<Key, List<DigestChallenge>> byRealm = challenges.stream()
                .collect(Collectors.groupingBy(
                        one -> new Key(one.proxy(), one.realm()), LinkedHashMap::new, Collectors.toList()));
        List<String> objections = new ArrayList<>();
        byRealm.forEach((key, ofRealm) -> take(key, ofRealm, refused).ifPresent(objections::add));
        return objections.size() < byRealm.size()
                ? new Reading.Answerable()
                : new Reading.Hopeless(objections.getFirst());
    }

    /** Why the challenges of a realm cannot be answered; empty when they can. */
    private Optional<String> take(Key key, List<DigestChallenge> challenges, Request refused) {
        Optional<DigestChallenge> best = challenges.stream()
                .filter(DigestChallenge::isAnswerable)
                .max(Comparator.comparingInt(DigestChallenge::strength));
        if (best.isEmpty()) {
            return Optional.of(
                    challenges.stream().anyMatch(DigestChallenge::asksForIntegrityOnly)
                            ? "the peer asks for auth-int only"
                            : "the peer asks for a digest we do not know");
        }
        DigestSpace before = spaces.get(key);
        boolean wrong =
                before != null && !best.get().stale() && nonces(refused, key).anyMatch(before::failedAtOnce);
        if (wrong) {
            spaces.remove(key);
            return Optional.of("the peer does not take our user name and password");
        }
        if (before == null && spaces.size() >= MOST_SPACES) {
            return Optional.of("the peer asks for too many realms");
        }
        spaces.put(key, new DigestSpace(credentials, best.get(), cnonces.get()));
        return Optional.empty();
    }

    private static Stream<String> nonces(Request request, Key key) {
        Stream<? extends AuthorizationHeader> answers = key.proxy()
                ? Sip.all(request, ProxyAuthorizationHeader.NAME, ProxyAuthorizationHeader.class).stream()
                : Sip.all(request, AuthorizationHeader.NAME, AuthorizationHeader.class).stream();
        return answers.filter(answer -> key.realm().equals(answer.getRealm()))
                .flatMap(answer -> Stream.ofNullable(answer.getNonce()));
    }
}
