package dev.callwright.config.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The text of a configuration file: at most 1 MiB of UTF-8 without control characters. What is not is reported. */
final class SourceText {

    private static final int SIZE_LIMIT = 1 << 20;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private SourceText() {}

    static Optional<String> read(Path file, Report report) {
        try (InputStream input = Files.newInputStream(file)) {
            byte[] bytes = input.readNBytes(SIZE_LIMIT + 1);
            if (bytes.length > SIZE_LIMIT) {
                report.add(
                        0, "", "the file is larger than 1 MiB", "a configuration is never that long: check the path");
                return Optional.empty();
            }
            return decode(bytes, report).filter(text -> isPrintable(text, report));
        } catch (NoSuchFileException _) {
            report.add(0, "", "the file " + file + " does not exist", "create it, or give the path of another");
        } catch (AccessDeniedException _) {
            report.add(0, "", "the file " + file + " may not be read", "let the user of this process read it");
        } catch (IOException failure) {
            report.add(0, "", "the file " + file + " cannot be read: " + failure.getMessage(), "check the path");
        }
        return Optional.empty();
    }

    private static Optional<String> decode(byte[] bytes, Report report) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer input = ByteBuffer.wrap(bytes);
        CharBuffer output = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(input, output, true);
        String text = output.flip().toString();
        if (result.isError()) {
            report.add(lineAt(text, text.length()), "", "the text is not UTF-8", "save the file as UTF-8");
            return Optional.empty();
        }
        return Optional.of(!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text);
    }

    private static boolean isPrintable(String text, Report report) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (Character.isISOControl(character) && "\t\n\r\u0085".indexOf(character) < 0) {
                String name = "U+%04X".formatted((int) character);
                report.add(lineAt(text, i), "", "the text holds the control character " + name, "remove it");
                return false;
            }
        }
        return true;
    }

    private static int lineAt(String text, int end) {
        return 1
                + (int) text.chars()
                        .limit(end)
                        .filter(character -> character == '\n')
                        .count();
    }
}
