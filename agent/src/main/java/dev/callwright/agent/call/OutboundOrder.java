package dev.callwright.agent.call;

import dev.callwright.sip.SipHeader;
import java.util.List;
import java.util.Map;

/**
 * A call to place. Immutable.
 *
 * @param via        name of the trunk it goes by
 * @param number     whom to call: a telephone number
 * @param agent      name of the agent that talks
 * @param caller     number shown to the called party; empty for the trunk's own
 * @param variables  values for the agent's instructions, besides those every call has
 * @param headers    headers to add to the INVITE, besides the trunk's own
 */
public record OutboundOrder(
        String via,
        String number,
        String agent,
        String caller,
        Map<String, String> variables,
        List<SipHeader> headers) {

    public OutboundOrder {
        variables = Map.copyOf(variables);
        headers = List.copyOf(headers);
    }

    /** A plain call with the trunk's own number. */
    public OutboundOrder(String via, String number, String agent) {
        this(via, number, agent, "", Map.of(), List.of());
    }
}
