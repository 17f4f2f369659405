package dev.callwright.sip.trace;

import dev.callwright.sip.trace.CallTrace.Seen;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * A call's messages as arrows between the peer and us, one a line, secrets hidden. Pure.
 *
 * <pre>
 *                  peer                                   us
 *         0 ms     |--- INVITE sip:100@... -------------->|  CSeq 1, audio 10.0.0.2:4000 PCMU PCMA
 * </pre>
 */
public final class Ladder {

    private static final int WIDTH = 40;
    private static final int MARGIN = 16;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss.SSS 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Ladder() {}

    /** The ladder of a call; telephone numbers are shortened if that is wanted. */
    public static String of(CallTrace call, boolean maskNumbers) {
        if (call.messages().isEmpty()) {
            return "";
        }
        Instant start = call.messages().getFirst().at();
        Set<String> known = new HashSet<>();
        StringBuilder text = new StringBuilder();
        text.append("Call-ID ")
                .append(printable(call.callId()))
                .append(", from ")
                .append(TIME.format(start));
        text.append('\n').append(heading(call.messages().getFirst()));
        int gap = call.left() == 0 ? -1 : (call.messages().size() / 2);
        for (int i = 0; i < call.messages().size(); i++) {
            if (i == gap) {
                text.append(" ".repeat(MARGIN)).append(call.left()).append(" messages are not kept\n");
            }
            text.append(rung(call.messages().get(i), start, known, maskNumbers));
        }
        return text.toString();
    }

    private static String heading(Seen first) {
        String peer = address(first.message().remote()) + " (" + first.message().transport() + ")";
        String us = "us, " + address(first.message().local());
        return " ".repeat(MARGIN) + peer + " ".repeat(Math.max(2, WIDTH + 2 - peer.length() - us.length() / 2)) + us
                + "\n";
    }

    private static String rung(Seen seen, Instant start, Set<String> known, boolean maskNumbers) {
        String raw = seen.message().text();
        SipText text = SipText.of(maskNumbers ? Masking.all(raw) : Masking.secrets(raw));
        String label = " " + printable(label(text)) + " ";
        String line = "-".repeat(Math.max(1, WIDTH - 3 - label.length()));
        boolean again =
                !known.add(seen.message().sent() + " " + text.firstLine() + text.header("CSeq") + text.header("Via"));
        return String.format(
                Locale.ROOT,
                "%10d ms   |%s|  %s%n",
                Duration.between(start, seen.at()).toMillis(),
                seen.message().sent() ? "<" + line + label + "--" : "--" + label + line + ">",
                printable(notes(text, again)));
    }

    private static String label(SipText text) {
        String whole = text.isRequest()
                ? text.method() + (text.method().equals("INVITE") ? " " + text.requestUri() : "")
                : text.status() + " " + text.reason();
        return whole.length() <= WIDTH - 6 ? whole : whole.substring(0, WIDTH - 8) + "..";
    }

    private static String notes(SipText text, boolean again) {
        StringBuilder notes = new StringBuilder("CSeq ").append(text.header("CSeq"));
        SdpSummary.of(text.body())
                .ifPresent(sdp -> notes.append(", audio ")
                        .append(sdp.address())
                        .append(':')
                        .append(sdp.port())
                        .append(' ')
                        .append(String.join(" ", sdp.codecs()))
                        .append(sdp.direction().equals("sendrecv") ? "" : " " + sdp.direction()));
        return notes.append(again ? ", again" : "").toString();
    }

    private static String address(InetSocketAddress address) {
        String host = address.isUnresolved() ? "?" : address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    /** What a peer wrote must not move the terminal's cursor. */
    private static String printable(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '.' : c)
                .limit(200)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
