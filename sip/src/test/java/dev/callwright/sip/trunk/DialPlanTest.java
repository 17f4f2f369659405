package dev.callwright.sip.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.config.NumberingConfig;
import dev.callwright.config.NumberingConfig.Send;
import dev.callwright.config.OutboundConfig;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DialPlanTest {

    private static final NumberingConfig CHINA = new NumberingConfig("86", "0", "00", Send.AS_IS);

    @Test
    void noNumberMayBeCalledUnlessItIsAllowed() {
        DialPlan plan = plan(List.of(), List.of());

        assertThat(plan.allows("+862155550100")).isFalse();
        assertThat(plan.allows("110")).isFalse();
        assertThat(plan.refusal("+862155550100")).contains("This trunk may call no number: outbound.allow is empty.");
    }

    @Test
    void numbersAreComparedAsTheyAreAfterNumbering() {
        DialPlan plan = plan(List.of("+86"), List.of());

        assertThat(List.of("+862155550100", "02155550100", "0086 21 5555 0100", "862155550100"))
                .allMatch(plan::allows);
        assertThat(List.of("+8821612345678", "+4930123456", "004930123456", "100", ""))
                .noneMatch(plan::allows);
    }

    @Test
    void aDenialWinsHoweverTheNumberIsWritten() {
        DialPlan plan = plan(List.of("+86", "+8690012"), List.of("+86900"));

        assertThat(List.of("+869001234567", "0086900 1234567", "09001234567", "869001234567", "+8690012345678"))
                .noneMatch(plan::allows);
        assertThat(plan.allows("+869101234567")).isTrue();
        assertThat(plan.refusal("09001234567")).contains("Numbers with +86900 are denied by outbound.deny.");
    }

    @Test
    void aNumberDeniedAsItIsDialledIsDenied() {
        DialPlan plan = plan(List.of(""), List.of("0900"));

        assertThat(plan.allows("09001234567")).isFalse();
        assertThat(plan.allows("02155550100")).isTrue();
    }

    @Test
    void emergencyNumbersAreNumbersLikeAnyOther() {
        assertThat(plan(List.of("+86"), List.of()).allows("110")).isFalse();
        assertThat(plan(List.of("110"), List.of()).allows("110")).isTrue();
        assertThat(plan(List.of(""), List.of()).allows("110")).isTrue();
    }

    @Test
    void nothingIsNoNumber() {
        assertThat(plan(List.of(""), List.of()).refusal(" ")).contains("There is no number to call.");
    }

    private static DialPlan plan(List<String> allow, List<String> deny) {
        return new DialPlan(new OutboundConfig(allow, deny, Duration.ofSeconds(45), false, false, ""), CHINA);
    }
}
