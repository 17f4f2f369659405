package dev.callwright.agent.realtime.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Recognises the audio event in the bytes of a frame and finds its parts, without a parser and without allocation.
 *
 * <p>It understands one flat JSON object of strings and scalars, keys in any order, white space anywhere. Whatever else it
 * meets (an escape, a nested value, another type) it declines, and the frame takes the ordinary way through Jackson.
 * Owner: media loop.
 */
final class AudioDeltaScanner {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';

    private static final byte[] TYPE = ascii("type");
    private static final byte[] RESPONSE_ID = ascii("response_id");
    private static final byte[] ITEM_ID = ascii("item_id");
    private static final byte[] DELTA = ascii("delta");

    private final byte[] audioType;
    private final CachedId responseId = new CachedId();
    private final CachedId itemId = new CachedId();

    private byte[] json = {};
    private int length;
    private int at;
    private boolean audio;
    private int deltaFrom;
    private int deltaTo;

    AudioDeltaScanner(String audioType) {
        this.audioType = ascii(audioType);
    }

    /** Whether the frame is an audio event of the plain kind; if so its parts can be asked for until the next scan. */
    boolean scan(byte[] frame, int frameLength) {
        json = frame;
        length = frameLength;
        at = 0;
        audio = false;
        deltaFrom = -1;
        responseId.clear();
        itemId.clear();
        return take('{') && members() && audio && deltaFrom >= 0;
    }

    String responseId() {
        return responseId.value();
    }

    String itemId() {
        return itemId.value();
    }

    /** Where the base64 begins in the scanned frame. */
    int deltaFrom() {
        return deltaFrom;
    }

    /** Where the base64 ends, exclusive. */
    int deltaTo() {
        return deltaTo;
    }

    private boolean members() {
        do {
            if (!member()) {
                return false;
            }
        } while (take(','));
        return take('}') && peek() == 0 && at == length;
    }

    private boolean member() {
        int keyFrom = stringStart();
        int keyTo = keyFrom < 0 ? -1 : stringEnd(keyFrom);
        if (keyTo < 0 || !take(':')) {
            return false;
        }
        int valueFrom = stringStart();
        if (valueFrom < 0) {
            return scalar();
        }
        int valueTo = stringEnd(valueFrom);
        return valueTo >= 0 && assign(keyFrom, keyTo, valueFrom, valueTo);
    }

    /** Keeps a value that matters. False for an event of another type, which ends the scan early. */
    private boolean assign(int keyFrom, int keyTo, int valueFrom, int valueTo) {
        if (matches(keyFrom, keyTo, DELTA)) {
            deltaFrom = valueFrom;
            deltaTo = valueTo;
        } else if (matches(keyFrom, keyTo, RESPONSE_ID)) {
            responseId.set(json, valueFrom, valueTo);
        } else if (matches(keyFrom, keyTo, ITEM_ID)) {
            itemId.set(json, valueFrom, valueTo);
        } else if (matches(keyFrom, keyTo, TYPE)) {
            audio = matches(valueFrom, valueTo, audioType);
            return audio;
        }
        return true;
    }

    private boolean matches(int from, int to, byte[] expected) {
        return Arrays.equals(json, from, to, expected, 0, expected.length);
    }

    /** Skips a number or a literal; false for anything with an inside. */
    private boolean scalar() {
        int from = at;
        while (at < length && isScalar(json[at])) {
            at++;
        }
        return at > from;
    }

    private static boolean isScalar(byte octet) {
        return (octet >= '0' && octet <= '9')
                || (octet >= 'a' && octet <= 'z')
                || octet == '-'
                || octet == '+'
                || octet == '.'
                || octet == 'E';
    }

    /** Skips white space and tells the octet that follows, or 0 at the end. */
    private byte peek() {
        while (at < length) {
            byte octet = json[at];
            if (octet != ' ' && octet != '\n' && octet != '\r' && octet != '\t') {
                return octet;
            }
            at++;
        }
        return 0;
    }

    private boolean take(char expected) {
        if (peek() != expected) {
            return false;
        }
        at++;
        return true;
    }

    private int stringStart() {
        return take('"') ? at : -1;
    }

    /** The index of the closing quote, passing it; -1 for a string with an escape or without an end. Eight at a time. */
    private int stringEnd(int from) {
        int index = from;
        long hits = 0;
        while (hits == 0 && index + Long.BYTES <= length) {
            long word = (long) LONGS.get(json, index);
            hits = zeros(word ^ QUOTES) | zeros(word ^ BACKSLASHES);
            index += hits == 0 ? Long.BYTES : Long.numberOfTrailingZeros(hits) >>> 3;
        }
        while (index < length && json[index] != '"' && json[index] != '\\') {
            index++;
        }
        at = index + 1;
        return index < length && json[index] == '"' ? index : -1;
    }

    /** The high bit of every octet that is zero; bits above the lowest hit may be wrong, and are not used. */
    private static long zeros(long word) {
        return (word - ONES) & ~word & HIGHS;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
