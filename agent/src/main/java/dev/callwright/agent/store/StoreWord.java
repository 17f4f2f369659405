package dev.callwright.agent.store;

import java.util.Locale;

/** Enum constants as words in a column: {@code AGENT_GREETING} is {@code agent-greeting}. */
public final class StoreWord {

    private StoreWord() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static <E extends Enum<E>> E read(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
