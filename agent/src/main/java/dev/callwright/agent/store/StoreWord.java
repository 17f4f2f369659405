package dev.callwright.agent.store;

import java.util.Locale;

/** Enum constants as words in a column: {@code AGENT_GREETING} is {@code agent-greeting}. */
final class StoreWord {

    private StoreWord() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> E read(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
