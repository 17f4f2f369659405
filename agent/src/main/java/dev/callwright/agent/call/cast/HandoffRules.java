package dev.callwright.agent.call.cast;

import dev.callwright.config.AgentConfig;
import dev.callwright.config.HandoffConfig;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** When an agent hands over without being asked by its model. Owner: call thread. */
public final class HandoffRules {

    /** Digits further apart than this belong to different entries. */
    private static final long ENTRY_NANOS = 3_000_000_000L;

    private static final int LONGEST_ENTRY = 16;
    /** Of a caller's remark, so that no expression has to work through a monologue. */
    private static final int LONGEST_WORDS = 1_000;

    private final List<Rule> rules;
    private String entry = "";
    private long pressedAt;

    private record Rule(HandoffConfig config, Optional<Pattern> words) {}

    public HandoffRules(AgentConfig agent) {
        this.rules = agent.handoffs().stream()
                .map(handoff -> new Rule(handoff, pattern(handoff.words())))
                .toList();
    }

    private static Optional<Pattern> pattern(String words) {
        int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        return words.isEmpty() ? Optional.empty() : Optional.of(Pattern.compile(words, flags));
    }

    /** The agent that what the caller said hands over to. */
    public Optional<String> said(String text) {
        String words = text.substring(0, Math.min(text.length(), LONGEST_WORDS));
        return rules.stream()
                .filter(rule ->
                        rule.words().filter(fits -> fits.matcher(words).find()).isPresent())
                .map(rule -> rule.config().to())
                .findFirst();
    }

    /** The agent that the digits pressed so far, this one the last, hand over to. */
    public Optional<String> pressed(char digit, long nowNanos) {
        String before = nowNanos - pressedAt > ENTRY_NANOS ? "" : entry;
        entry = before.substring(Math.max(0, before.length() - LONGEST_ENTRY + 1)) + digit;
        pressedAt = nowNanos;
        return rules.stream()
                .map(Rule::config)
                .filter(rule -> !rule.digits().isEmpty() && entry.equals(rule.digits()))
                .map(HandoffConfig::to)
                .findFirst();
    }
}
