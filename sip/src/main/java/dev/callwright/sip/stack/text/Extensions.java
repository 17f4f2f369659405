package dev.callwright.sip.stack.text;

import java.util.List;
import javax.sip.header.AllowHeader;
import javax.sip.header.RequireHeader;
import javax.sip.header.SupportedHeader;
import javax.sip.message.Message;

/** The extensions of SIP we speak, and which of them a peer's message names (RFC 3261 §19.2). Pure. */
public final class Extensions {

    /** Session timers (RFC 4028). */
    public static final String TIMER = "timer";

    /** Reliable provisional responses (RFC 3262). */
    public static final String RELIABLE = "100rel";

    /** A call that takes the place of another (RFC 3891). */
    static final String REPLACES = "replaces";

    /** Every option tag we understand in a Require header, and name in Supported. */
    public static final List<String> SPOKEN = List.of(TIMER, RELIABLE, REPLACES);

    private Extensions() {}

    static boolean understands(String optionTag) {
        return SPOKEN.stream().anyMatch(optionTag::equalsIgnoreCase);
    }

    /** Whoever requires an extension supports it too. */
    public static boolean supports(Message message, String optionTag) {
        return requires(message, optionTag)
                || Sip.all(message, SupportedHeader.NAME, SupportedHeader.class).stream()
                        .anyMatch(header -> optionTag.equalsIgnoreCase(header.getOptionTag()));
    }

    public static boolean requires(Message message, String optionTag) {
        return Sip.all(message, RequireHeader.NAME, RequireHeader.class).stream()
                .anyMatch(header -> optionTag.equalsIgnoreCase(header.getOptionTag()));
    }

    public static boolean allows(Message message, String method) {
        return Sip.all(message, AllowHeader.NAME, AllowHeader.class).stream()
                .anyMatch(header -> method.equals(header.getMethod()));
    }

    public static boolean saysWhatItAllows(Message message) {
        return !Sip.all(message, AllowHeader.NAME, AllowHeader.class).isEmpty();
    }
}
