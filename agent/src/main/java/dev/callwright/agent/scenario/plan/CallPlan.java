package dev.callwright.agent.scenario.plan;

import java.time.Duration;
import java.util.List;

/**
 * One phone of a test, and its one call. It calls {@code to}; or it answers as a number, that of a colleague or that the server is
 * told to call.
 *
 * @param name      shown in the results
 * @param to        number, agent or SIP URI that is called; empty for a phone that is called
 * @param from      who calls
 * @param answers   number under which the phone is called; empty for a phone that calls
 * @param agent     agent that is told to call this phone; empty if a transfer leads to it
 * @param ring      how long it rings before it is taken
 * @param refuse    final status instead of taking it, such as 486; zero to take it
 * @param referred  what becomes of a transfer by REFER: 200 answered, 486 busy, 603 refused, 202 agreed to and hung up
 * @param limit     longest time for all of it
 * @param caller    what happens at the phone, in order
 * @param expect    what must have come of it
 */
public record CallPlan(
        String name,
        String to,
        String from,
        String answers,
        String agent,
        Duration ring,
        int refuse,
        int referred,
        Duration limit,
        List<Step> caller,
        Expect expect) {

    public static final CallPlan DEFAULTS = new CallPlan(
            "", "", "caller", "", "", Duration.ZERO, 0, 200, Duration.ofSeconds(60), List.of(), Expect.DEFAULTS);

    public CallPlan {
        caller = List.copyOf(caller);
    }

    /** Whether the phone waits for somebody to call. */
    public boolean isCalled() {
        return !answers.isEmpty();
    }

    /** Whether it takes part in somebody else's call, when that comes to it. */
    public boolean isColleague() {
        return isCalled() && agent.isEmpty();
    }
}
