package dev.callwright.agent.simulator.face;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** One connection as its vendor would have it. Owner: the connection's event loop. */
public interface Face {

    /** An event of the client in the words spoken inside. */
    ObjectNode heard(ObjectNode event);

    /** An event of the server in the words of the vendor, with those that go with it. */
    List<ObjectNode> said(ObjectNode event);

    /** Ways of the vendor that are no matter of words. */
    Ways ways();

    /**
     * See {@link Face#ways()}.
     *
     * @param detects    whether turns are detected until the client says otherwise
     * @param truncates  whether items can be truncated, and retrieved
     * @param keepsIds   whether ids of a client's items are kept
     * @param content    whether items have an empty content before they have one
     * @param textNames  whether what is only written has events of its own
     * @param thinks     whether thoughts are told before the answer
     */
    record Ways(
            boolean detects, boolean truncates, boolean keepsIds, boolean content, boolean textNames, boolean thinks) {}
}
