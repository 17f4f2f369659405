package dev.callwright.agent.call;

import dev.callwright.agent.store.CallOrigin;
import dev.callwright.sip.Invitation;
import dev.callwright.sip.Origin;
import java.util.Optional;

/**
 * Who calls whom, and by what way. Immutable.
 *
 * @param sipCallId  Call-ID of the INVITE
 * @param origin     where the call came from, or by what trunk it goes
 * @param caller     number of the calling party
 * @param dialled    number that was called
 * @param offer      the session the peer offered; empty if it made no offer
 */
public record CallParties(String sipCallId, CallOrigin origin, String caller, String dialled, Optional<String> offer) {

    public static CallParties of(Invitation invitation) {
        CallOrigin origin = switch (invitation.origin()) {
            case Origin.Trunk(String name) -> CallOrigin.trunk(name);
            case Origin.User(String name) -> CallOrigin.user(name);
        };
        return new CallParties(
                invitation.callId(), origin, invitation.caller(), invitation.dialled(), invitation.offer());
    }
}
