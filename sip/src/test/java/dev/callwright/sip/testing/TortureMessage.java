package dev.callwright.sip.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message of the kind RFC 4475 describes, read from a file: two lines that tell what it is and what it asks for, then the
 * message. Line ends become CRLF, {@code <0d>} a byte, {@code {long:N}} N letters, and {@code {length}} the length of the body.
 *
 * @param name      the name RFC 4475 gives it
 * @param about     what is special about it
 * @param expected  acceptable statuses; none when there must be no answer
 */
public record TortureMessage(String name, String about, List<Integer> expected, String template) {

    private static final Pattern BYTE = Pattern.compile("<([0-9a-f]{2})>");
    private static final Pattern LONG = Pattern.compile("\\{long:(\\d+)}");

    public static TortureMessage read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String expectation = lines.get(1).replace("%% expect ", "");
        List<Integer> statuses = expectation.equals("nothing")
                ? List.of()
                : List.of(expectation.split(" ")).stream().map(Integer::valueOf).toList();
        return new TortureMessage(
                file.getFileName().toString().replace(".sip", ""),
                lines.getFirst().replace("%% ", ""),
                statuses,
                String.join("\r\n", lines.subList(2, lines.size())) + "\r\n");
    }

    /** The message as it goes on the wire, from this port. */
    public byte[] bytes(int port) {
        String text = LONG.matcher(template)
                .replaceAll(length -> "x".repeat(Integer.parseInt(length.group(1))))
                .replace("{port}", String.valueOf(port))
                .replace("{branch}", UUID.randomUUID().toString())
                .replace("{callid}", UUID.randomUUID() + "@127.0.0.1");
        int bodyStart = text.indexOf("\r\n\r\n") + 4;
        byte[] body = encode(bodyStart < 4 ? "" : text.substring(bodyStart));
        return encode(text.replace("{length}", String.valueOf(body.length)));
    }

    private static byte[] encode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher matcher = BYTE.matcher(text);
        int from = 0;
        while (matcher.find()) {
            bytes.writeBytes(text.substring(from, matcher.start()).getBytes(StandardCharsets.UTF_8));
            bytes.write(Integer.parseInt(matcher.group(1), 16));
            from = matcher.end();
        }
        bytes.writeBytes(text.substring(from).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    @Override
    public String toString() {
        return name + ": " + about;
    }
}
