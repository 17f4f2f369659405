package dev.callwright.sip.stack.dialog;

import dev.callwright.sip.SessionChange;
import dev.callwright.sip.stack.basis.Cancellable;
import dev.callwright.sip.stack.basis.Lane;
import dev.callwright.sip.stack.text.DialogKey;
import dev.callwright.sip.stack.text.Sip;
import java.util.Optional;
import javax.sip.ServerTransaction;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * A re-INVITE of the peer, or an UPDATE with an offer, that waits for our answer. Thread-safe: what it is told goes through the
 * call's lane.
 */
final class PeerReinvite implements SessionChange, Cancellable {

    private final PeerChanges changes;
    private final Lane lane;
    private final ServerTransaction transaction;
    private final Request request;

    PeerReinvite(PeerChanges changes, Lane lane, ServerTransaction transaction, Request request) {
        this.changes = changes;
        this.lane = lane;
        this.transaction = transaction;
        this.request = request;
    }

    ServerTransaction transaction() {
        return transaction;
    }

    Request request() {
        return request;
    }

    @Override
    public Optional<String> offer() {
        return Optional.of(Sip.body(request)).filter(body -> !body.isEmpty());
    }

    @Override
    public void accept(String sdp) {
        lane.execute(() -> changes.accept(this, sdp));
    }

    @Override
    public void refuse(int status) {
        if (status < 300 || status > 699) {
            throw new IllegalArgumentException("not a refusal: " + status);
        }
        lane.execute(() -> changes.refuse(this, status));
    }

    @Override
    public String localTag() {
        return DialogKey.toTag(request);
    }

    @Override
    public void cancelled() {
        lane.execute(() -> changes.refuse(this, Response.REQUEST_TERMINATED));
    }
}
