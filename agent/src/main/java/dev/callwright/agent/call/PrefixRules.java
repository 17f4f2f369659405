package dev.callwright.agent.call;

import java.util.List;

/** Prefixes that may be called, and prefixes that may not in spite of them; numbers are written as they are. Immutable. */
record PrefixRules(List<String> allow, List<String> deny) implements DialRules {

    @Override
    public boolean allows(String number) {
        return allow.stream().anyMatch(number::startsWith) && deny.stream().noneMatch(number::startsWith);
    }

    @Override
    public String written(String number) {
        return number;
    }
}
