package dev.callwright.config.load;

import dev.callwright.config.ListenerConfig;
import dev.callwright.config.SipConfig.Transport;
import java.util.List;

/** Whether listeners leave each other their ports. */
final class ListenerChecks {

    private ListenerChecks() {}

    /** The first of the list is that of {@code sip} itself, the others those of {@code sip.listeners}. */
    static void apart(List<ListenerConfig> all, Section section) {
        for (int later = 1; later < all.size(); later++) {
            Section item = section.item("listeners", later - 1);
            for (int earlier = 0; earlier < later; earlier++) {
                if (!item.inDoubt("port") && collide(all.get(earlier), all.get(later))) {
                    String other = earlier == 0 ? "sip itself" : "sip.listeners[" + (earlier - 1) + "]";
                    item.problem(
                            "port",
                            all.get(later).port() + " is taken by " + other,
                            "give each address, port and transport to one listener; tcp, tls, ws and wss share ports");
                    break;
                }
            }
        }
    }

    /** "All addresses" takes the port on every address, of both families. */
    private static boolean collide(ListenerConfig one, ListenerConfig two) {
        boolean samePlace = one.address().equals(two.address())
                || Addresses.isWildcard(one.address())
                || Addresses.isWildcard(two.address());
        boolean datagrams =
                one.transports().contains(Transport.UDP) && two.transports().contains(Transport.UDP);
        return one.port() != 0
                && one.port() == two.port()
                && samePlace
                && (datagrams || (connects(one) && connects(two)));
    }

    private static boolean connects(ListenerConfig listener) {
        return listener.transports().stream().anyMatch(transport -> transport != Transport.UDP);
    }
}
