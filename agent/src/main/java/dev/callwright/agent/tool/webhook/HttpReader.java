package dev.callwright.agent.tool.webhook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads one answer of HTTP/1.1 (RFC 9112): status line, headers, and a body by length, in chunks, or to the end of the connection.
 * Everything is bounded. Owner: the thread that reads.
 */
final class HttpReader {

    private static final int LONGEST_HEAD = 16_384;
    private static final int MOST_INTERIM = 8;

    private final InputStream in;
    private final int bodyLimit;
    private int headOctets;

    HttpReader(InputStream in, int bodyLimit) {
        this.in = in;
        this.bodyLimit = bodyLimit;
    }

    HttpAnswer read() throws IOException {
        for (int interim = 0; interim <= MOST_INTERIM; interim++) {
            int status = status(line());
            Map<String, String> headers = headers();
            if (status / 100 != 1) {
                return new HttpAnswer(status, headers, body(status, headers));
            }
        }
        throw new HttpException("only interim answers", false);
    }

    private static int status(String line) throws HttpException {
        if (!line.matches("HTTP/1\\.[01] [1-5]\\d\\d(?: .*)?")) {
            throw new HttpException("no HTTP/1 answer", false);
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.putIfAbsent(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private byte[] body(int status, Map<String, String> headers) throws IOException {
        if (status == 204 || status == 304) {
            return new byte[0];
        }
        String coding = headers.getOrDefault("transfer-encoding", "").toLowerCase(Locale.ROOT);
        if (coding.equals("chunked")) {
            return chunks();
        }
        if (!coding.isEmpty()) {
            throw new HttpException("transfer coding " + coding, false);
        }
        String length = headers.get("content-length");
        return length == null ? rest() : exactly(number(length, 10));
    }

    private byte[] rest() throws IOException {
        byte[] all = in.readNBytes(bodyLimit + 1);
        fits(all.length);
        return all;
    }

    private byte[] exactly(int length) throws IOException {
        fits(length);
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new HttpException("the answer ends early", false);
        }
        return body;
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            fits((long) body.size() + size);
            body.writeBytes(exactly(size));
            if (!line().isEmpty()) {
                throw new HttpException("a chunk without an end", false);
            }
        }
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        return number(line().split(";", 2)[0].strip(), 16);
    }

    private static int number(String text, int radix) throws HttpException {
        try {
            int number = Integer.parseInt(text, radix);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Told below.
        }
        throw new HttpException("a length that is no number, or beyond all bounds", false);
    }

    private void fits(long octets) throws HttpException {
        if (octets > bodyLimit) {
            throw new HttpException("more than " + bodyLimit + " octets", true);
        }
    }

    /** A line without its end. Counted over the whole answer, chunk sizes included. */
    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new HttpException("the connection ends within the answer", false);
            }
            if (++headOctets > LONGEST_HEAD + bodyLimit) {
                throw new HttpException("headers without end", true);
            }
            line.write(octet);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
