package dev.callwright.agent.tool.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SafeNameTest {

    @Test
    void keepsWhatModelsTake() {
        assertThat(SafeName.of("crm", "find-customer_2")).isEqualTo("crm__find-customer_2");
        assertThat(SafeName.of("my.crm", "find/customer.all")).isEqualTo("my_crm__find_customer_all");
    }

    @Test
    void longNamesStayApart() {
        String one = SafeName.of("crm", "a".repeat(80) + "1");
        String two = SafeName.of("crm", "a".repeat(80) + "2");

        assertThat(one).hasSize(64).isNotEqualTo(two).matches("[A-Za-z0-9_-]+");
    }
}
