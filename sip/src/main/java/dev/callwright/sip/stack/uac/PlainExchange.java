package dev.callwright.sip.stack.uac;

import dev.callwright.sip.PlainRequest.Reply;
import dev.callwright.sip.SipHeader;
import dev.callwright.sip.Target.NextHop;
import dev.callwright.sip.stack.basis.Exchange;
import dev.callwright.sip.stack.basis.Exchange.Outcome;
import dev.callwright.sip.stack.basis.Lane;
import dev.callwright.sip.stack.basis.Wire;
import dev.callwright.sip.stack.digest.DigestClient;
import dev.callwright.sip.stack.digest.DigestClient.Reading;
import dev.callwright.sip.stack.text.LogText;
import dev.callwright.sip.stack.text.Sip;
import java.net.UnknownHostException;
import java.text.ParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sip.InvalidArgumentException;
import javax.sip.header.ContactHeader;
import javax.sip.header.Header;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * A request outside any dialog, until one reply is had: challenges are answered, and after a timeout, a transport error or
 * a 503 the next address is tried (RFC 3263 §4.3). Owner: a lane of its own.
 */
final class PlainExchange {

    private static final int MOST_CONTACTS = 32;
    private static final List<String> REPORTED = List.of("Expires", "Min-Expires", "Retry-After", "Warning");

    private final PlainMessage message;
    private final DigestClient digest;
    private final Wire wire;
    private final Consumer<? super Reply> receiver;
    private final Lane lane;
    private final Deque<Optional<NextHop>> ways;
    private long cseq;
    private int retries;

    PlainExchange(PlainMessage message, DigestClient digest, Wire wire, Consumer<? super Reply> receiver) {
        this.message = message;
        this.digest = digest;
        this.wire = wire;
        this.receiver = receiver;
        this.lane = new Lane(message.plain().sequence().callId());
        this.ways = new ArrayDeque<>(message.ways());
        this.cseq = message.plain().sequence().cseq() - 1;
    }

    void start() {
        lane.execute(this::send);
    }

    private void send() {
        Optional<NextHop> way = ways.getFirst();
        try {
            Request request = message.build(way, ++cseq);
            digest.authorize(request);
            wire.send(new Exchange(request, PlainMessage.hop(way), lane, outcome -> onOutcome(request, outcome)));
        } catch (UnknownHostException e) {
            tryNext(new Reply(Response.SERVICE_UNAVAILABLE, "Unknown host", List.of(), cseq));
        } catch (ParseException | InvalidArgumentException | ClassCastException e) {
            reply(new Reply(Response.SERVICE_UNAVAILABLE, "Not an address to send to", List.of(), cseq));
        }
    }

    private void onOutcome(Request request, Outcome outcome) {
        switch (outcome) {
            case Outcome.Provisional _ -> {
                // A final response follows.
            }
            case Outcome.Success(Response ok) -> reply(reply(request, ok, ok.getReasonPhrase()));
            case Outcome.Failure(Response refusal) -> onRefusal(request, refusal);
            case Outcome.Unanswered(int status, String reason) -> tryNext(new Reply(status, reason, List.of(), cseq));
        }
    }

    private void onRefusal(Request request, Response refusal) {
        switch (digest.read(request, refusal)) {
            case Reading.Answerable()
            when retries < DigestClient.RETRIES -> {
                retries++;
                send();
            }
            case Reading.Answerable() -> reply(reply(request, refusal, refusal.getReasonPhrase()));
            case Reading.Hopeless(String reason) -> {
                Reply reply = reply(request, refusal, reason);
                if (refusal.getStatusCode() == Response.SERVICE_UNAVAILABLE) {
                    tryNext(reply);
                } else {
                    reply(reply);
                }
            }
        }
    }

    private void tryNext(Reply last) {
        ways.removeFirst();
        if (ways.isEmpty()) {
            reply(last);
        } else {
            send();
        }
    }

    private void reply(Reply reply) {
        receiver.accept(reply);
    }

    /** Of the Contacts the one we sent comes first: a registrar may list other phones of the same user. */
    private Reply reply(Request request, Response response, String reason) {
        List<SipHeader> headers = new ArrayList<>();
        Sip.all(response, ContactHeader.NAME, ContactHeader.class).stream()
                .sorted(Comparator.comparing(contact -> !PlainMessage.isOurs(request, contact)))
                .limit(MOST_CONTACTS)
                .forEach(contact -> headers.add(new SipHeader("Contact", Sip.value(contact))));
        for (String name : REPORTED) {
            Sip.first(response, name, Header.class)
                    .forEach(header -> headers.add(new SipHeader(name, Sip.value(header))));
        }
        return new Reply(response.getStatusCode(), LogText.of(reason), headers, cseq);
    }
}
