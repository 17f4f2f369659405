package dev.callwright.agent.simulator;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/** Ids that look like the service's own. Stateless. */
public final class Ids {

    /** The service writes the hour of an item id on a clock of twelve hours, that of a call id on one of twenty-four. */
    private static final DateTimeFormatter TWELVE = DateTimeFormatter.ofPattern("yyyyMMddhhmmss", Locale.ROOT);

    private static final DateTimeFormatter TWENTY_FOUR = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

    private Ids() {}

    public static String uuid() {
        return UUID.randomUUID().toString();
    }

    /** 32 hexadecimal digits, in order of time, like a UUID of version 7 (RFC 9562 §5.7) without its dashes. */
    public static String session() {
        String random = uuid().replace("-", "");
        return String.format(Locale.ROOT, "%012x7%s", System.currentTimeMillis(), random.substring(13));
    }

    public static String functionItem() {
        return "item_" + TWELVE.format(LocalDateTime.now(ZoneOffset.UTC));
    }

    public static String functionCall(String name) {
        return "call_" + TWENTY_FOUR.format(LocalDateTime.now(ZoneOffset.UTC)) + "_" + name;
    }
}
