package dev.callwright.media.sdp;

import dev.callwright.media.sdp.SessionDescription.Attribute;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Reads the text of a description (RFC 8866 §5, §9).
 *
 * <p>Tolerant where nothing depends on it: bare line feeds, missing or unknown lines, any order within a section. Bounded
 * everywhere, since the text comes from strangers. Confined to one thread for one text.
 */
final class SdpParser {

    static final int MAX_LENGTH = 16 * 1024;
    static final int MAX_MEDIA = 64;
    static final int MAX_ATTRIBUTES = 256;

    private final List<MediaDescription> media = new ArrayList<>();
    private final List<Attribute> sessionAttributes = new ArrayList<>();
    private String sessionConnection = "";
    private List<Attribute> attributes = sessionAttributes;
    private boolean inSession = true;
    private int attributeCount;
    private String mediaLine = "";
    private String connection = "";

    private SdpParser() {}

    static SessionDescription parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw SdpException.malformed("longer than " + MAX_LENGTH + " characters");
        }
        return new SdpParser().read(text);
    }

    /** A number of digits only, from 0 to {@code max}. */
    static int number(String text, int max) {
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || value > (max - digit) / 10) {
                throw SdpException.malformed("not a number up to " + max + ": " + text);
            }
            value = value * 10 + digit;
        }
        if (text.isEmpty()) {
            throw SdpException.malformed("a number is missing");
        }
        return value;
    }

    private SessionDescription read(String text) {
        Iterator<String> lines = text.lines().iterator();
        if (!lines.hasNext() || !lines.next().stripTrailing().equals("v=0")) {
            throw SdpException.malformed("does not begin with v=0");
        }
        while (lines.hasNext()) {
            String line = lines.next();
            if (!line.isBlank()) {
                readLine(line);
            }
        }
        endSection();
        return new SessionDescription(sessionConnection, sessionAttributes, media);
    }

    private void readLine(String line) {
        if (line.length() < 2 || line.charAt(1) != '=') {
            throw SdpException.malformed("not of the form type=value: " + line);
        }
        String value = line.substring(2).strip();
        switch (line.charAt(0)) {
            case 'm' -> beginSection(value);
            case 'c' -> connection = connection.isEmpty() ? value : connection;
            case 'a' -> readAttribute(value);
            default -> {
                // Nothing we act on.
            }
        }
    }

    private void readAttribute(String value) {
        if (++attributeCount > MAX_ATTRIBUTES) {
            throw SdpException.malformed("more than " + MAX_ATTRIBUTES + " attributes");
        }
        int colon = value.indexOf(':');
        attributes.add(
                colon < 0
                        ? new Attribute(value, "")
                        : new Attribute(
                                value.substring(0, colon),
                                value.substring(colon + 1).strip()));
    }

    private void beginSection(String value) {
        endSection();
        if (media.size() == MAX_MEDIA) {
            throw SdpException.malformed("more than " + MAX_MEDIA + " media");
        }
        mediaLine = value;
        attributes = new ArrayList<>();
        connection = "";
    }

    private void endSection() {
        if (inSession) {
            inSession = false;
            sessionConnection = connection;
            return;
        }
        List<String> words = List.of(mediaLine.split(" +", -1));
        if (words.size() < 4 || !isVisibleAscii(mediaLine)) {
            throw SdpException.malformed("not a media line: " + mediaLine);
        }
        media.add(new MediaDescription(
                words.get(0),
                port(words.get(1)),
                words.get(2),
                words.subList(3, words.size()),
                connection.isEmpty() ? sessionConnection : connection,
                attributes));
    }

    /** A count of ports may follow (RFC 8866 §5.14); of several we use the first. */
    private static int port(String word) {
        int slash = word.indexOf('/');
        return number(slash < 0 ? word : word.substring(0, slash), 65535);
    }

    /** Words of a rejected media line go back to the peer, so they must be what they seem. */
    private static boolean isVisibleAscii(String line) {
        return line.chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}
