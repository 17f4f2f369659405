package dev.callwright.agent.call;

/** How a call gets another agent. Owner: call thread. */
@FunctionalInterface
interface Handoffs {

    /** There is no other. */
    Handoffs NONE = (_, _) -> false;

    /**
     * Lets another agent go on, which then speaks by itself.
     *
     * @param summary  what it should know
     * @return whether it will
     */
    boolean to(String agent, String summary);
}
