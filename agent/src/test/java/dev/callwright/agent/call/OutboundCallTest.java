package dev.callwright.agent.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.sip.TransferOutcome;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class OutboundCallTest {

    private final OutboundCall call = new OutboundCall("c1", _ -> {});

    @Test
    void aColleagueIsLeftAtOnceToAPhoneThatIsThere() {
        call.leaveTo(TransferOutcome.ANSWERED);

        assertThat(call.outcome()).isNotDone();
    }

    @Test
    void aPhoneOnItsWayIsWaitedForUntilItHasTakenOver() throws Exception {
        CompletableFuture<Void> left = CompletableFuture.runAsync(() -> call.leaveTo(TransferOutcome.LEFT));

        call.tell(new OutboundProgress.Ended(CallOutcome.CALLEE_HUNG_UP, true));

        left.get(4, TimeUnit.SECONDS);
    }

    @Test
    void aPhoneThatNeverComesIsNotWaitedForForEver() {
        call.leaveTo(TransferOutcome.LEFT);

        assertThat(call.outcome()).isNotDone();
    }
}
