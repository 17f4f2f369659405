package dev.callwright.agent.call.tools;

import dev.callwright.agent.call.OutboundCall;
import dev.callwright.config.AgentConfig;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** How a call reaches those it may be transferred to. Thread-safe; may block for a name to be looked up. */
public interface Colleagues {

    /** Nobody is reached. */
    Colleagues NONE = new Colleagues() {
        @Override
        public Optional<String> uri(ToolStage stage, String trunk, String target) {
            return Optional.empty();
        }

        @Override
        public Optional<OutboundCall> call(
                ToolStage stage, String trunk, String target, UnaryOperator<AgentConfig> as) {
            return Optional.empty();
        }
    };

    /**
     * The SIP URI to transfer to.
     *
     * @param trunk   by whose domain a number is read; empty for that of the call
     * @param target  number, or SIP URI
     */
    Optional<String> uri(ToolStage stage, String trunk, String target);

    /**
     * Places a call to somebody for a transfer.
     *
     * @param as  what the agent of that call is like
     */
    Optional<OutboundCall> call(ToolStage stage, String trunk, String target, UnaryOperator<AgentConfig> as);
}
