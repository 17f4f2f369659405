package dev.callwright.agent.call.cast;

/** Lets another agent take over the call. Owner: call thread. */
public interface Handoffs {

    /**
     * Hands over; the present agent goes on until the other one is there.
     *
     * @param agent    name of the other agent
     * @param summary  what it should know; may be empty
     * @return false when there is no such agent among those that may take over, or the call has been handed over too often
     */
    boolean to(String agent, String summary);
}
