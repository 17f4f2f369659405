package dev.callwright.agent.cascade.speak;

import java.util.regex.Pattern;

/** Text as it is given to a voice: without the marks of Markdown and without pictures. Stateless. */
public final class SpokenText {

    private static final Pattern MARKS =
            Pattern.compile("(?m)^\\s*(?:#{1,6}|[-*+•]|>)\\s+|[*_`~]{1,3}(?=\\S)|(?<=\\S)[*_`~]{1,3}");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)]\\([^)]*\\)");
    private static final Pattern PICTURES = Pattern.compile("[\\p{So}\\p{Cs}\\uFE0F\\u200D]");

    private SpokenText() {}

    public static String of(String text) {
        String plain = MARKS.matcher(LINK.matcher(text).replaceAll("$1")).replaceAll("");
        return PICTURES.matcher(plain).replaceAll("").strip();
    }
}
