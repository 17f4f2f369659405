package dev.callwright.sip.testing;

import gov.nist.javax.sip.parser.StringMsgParser;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** Messages from text, for tests without sockets. */
public final class Texts {

    private static final String COMMON = joined(
            "From: <sip:a@example.org>;tag=from",
            "To: <sip:b@example.org>;tag=to",
            "Call-ID: call",
            "CSeq: 1 INVITE",
            "Max-Forwards: 70");

    private Texts() {}

    /** An INVITE with this Via and these further header lines. */
    public static Request invite(String via, String... lines) {
        return (Request) parse("INVITE sip:b@example.org SIP/2.0\r\nVia: " + via + "\r\n" + COMMON + joined(lines));
    }

    /** A response with this status line and these further header lines. */
    public static Response response(String status, String... lines) {
        return (Response) parse(
                "SIP/2.0 " + status + "\r\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1\r\n" + COMMON + joined(lines));
    }

    private static String joined(String... lines) {
        return lines.length == 0 ? "" : String.join("\r\n", lines) + "\r\n";
    }

    private static Message parse(String text) {
        try {
            byte[] bytes = (text + "Content-Length: 0\r\n\r\n").getBytes(StandardCharsets.UTF_8);
            return new StringMsgParser().parseSIPMessage(bytes, true, false, null);
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }
}
