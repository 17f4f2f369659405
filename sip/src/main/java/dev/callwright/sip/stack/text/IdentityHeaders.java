package dev.callwright.sip.stack.text;

import dev.callwright.sip.CallerIdentity;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sip.header.Header;
import javax.sip.message.Request;

/**
 * What an INVITE says of its caller besides From: P-Asserted-Identity and Privacy (RFC 3325, RFC 3323), the older
 * Remote-Party-ID, Diversion (RFC 5806) and History-Info (RFC 7044). Whether it is to be believed is not decided here. Pure.
 */
public final class IdentityHeaders {

    private static final int MOST_ADDRESSES = 8;
    private static final int MOST_DIVERSIONS = 10;

    /** What a caller says who does not want to be named; {@code full} is from drafts, and still sent. */
    private static final Set<String> HIDING = Set.of("id", "header", "user", "full");

    /** A reason behind the question mark, or a cause among the URI's parameters (RFC 4458), tells that a call was sent on. */
    private static final Pattern SENT_ON = Pattern.compile("[?&]reason=|;cause=[34]\\d\\d", Pattern.CASE_INSENSITIVE);

    private IdentityHeaders() {}

    public static CallerIdentity of(Request invite) {
        Optional<NameAddr> remoteParty = addresses(invite, "Remote-Party-ID")
                .filter(party -> party.parameter("party").orElse("calling").equals("calling"))
                .findFirst();
        Optional<NameAddr> asserted = addresses(invite, "P-Asserted-Identity")
                .filter(address -> !address.user().isEmpty())
                .findFirst()
                .or(() -> remoteParty.filter(party -> !party.user().isEmpty()));
        boolean hidden = isPrivate(invite)
                || remoteParty.flatMap(party -> party.parameter("privacy")).stream()
                        .anyMatch(wish -> wish.equals("full") || wish.equals("uri"));
        return new CallerIdentity(
                asserted.map(NameAddr::user).orElse(""),
                asserted.map(address -> Uris.plain(address.name())).orElse(""),
                hidden,
                diversions(invite));
    }

    private static boolean isPrivate(Request invite) {
        return values(invite, "Privacy")
                .flatMap(value -> Stream.of(value.split("[;,]")))
                .anyMatch(wish -> HIDING.contains(wish.strip().toLowerCase(Locale.ROOT)));
    }

    private static List<String> diversions(Request invite) {
        List<String> diverted = numbers(addresses(invite, "Diversion"));
        if (!diverted.isEmpty()) {
            return diverted;
        }
        // History grows downwards: the latest is the last.
        List<String> history = numbers(addresses(invite, "History-Info")
                .filter(entry -> SENT_ON.matcher(entry.uri()).find()));
        Collections.reverse(history);
        return history;
    }

    private static List<String> numbers(Stream<NameAddr> addresses) {
        return addresses
                .map(NameAddr::user)
                .filter(user -> !user.isEmpty())
                .limit(MOST_DIVERSIONS)
                .collect(Collectors.toList());
    }

    private static Stream<NameAddr> addresses(Request invite, String name) {
        return values(invite, name)
                .flatMap(value -> NameAddr.list(value, MOST_ADDRESSES))
                .limit(2L * MOST_ADDRESSES);
    }

    private static Stream<String> values(Request invite, String name) {
        return Sip.all(invite, name, Header.class).stream().map(Sip::value);
    }
}
