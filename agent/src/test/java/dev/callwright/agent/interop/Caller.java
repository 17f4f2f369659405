package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.app.Switchboard;
import dev.callwright.agent.phone.Dialling;
import dev.callwright.agent.phone.PhoneMoment;
import dev.callwright.agent.phone.PhoneMoment.Kind;
import dev.callwright.agent.phone.ScriptedPhone;
import dev.callwright.config.PortRange;
import dev.callwright.media.codec.G711;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Somebody with a scripted phone, for one call. Owner: the test's thread. */
final class Caller implements AutoCloseable {

    private static final Duration ECHO_OVER = Duration.ofMillis(600);

    private final Switchboard switchboard = new Switchboard("127.0.0.1", new PortRange(41000, 41998));
    private final ScriptedPhone phone;

    Caller() {
        this(G711.PCMA);
    }

    /** Somebody whose phone knows only this codec. */
    Caller(G711 codec) {
        phone = switchboard.phone(List.of(codec), _ -> {});
    }

    /** A caller whose call has been answered. */
    static Caller in(Lab lab) throws InterruptedException {
        return in(lab, G711.PCMA);
    }

    /** The same with this codec. */
    static Caller in(Lab lab, G711 codec) throws InterruptedException {
        Caller caller = new Caller(codec);
        if (!caller.dials(lab)) {
            String moments = caller.phone.moments().toString();
            caller.close();
            throw new AssertionError("the call was not answered: " + moments);
        }
        return caller;
    }

    /** Whether the call was answered. */
    boolean dials(Lab lab) throws InterruptedException {
        return phone.dial(new Dialling("sip:100@127.0.0.1:" + lab.sipPort(), "tester"), Lab.SOON);
    }

    ScriptedPhone phone() {
        return phone;
    }

    /** Says something and waits until the agent has spoken; returns what was heard since. */
    short[] hearsAfterSaying(short[] words) throws InterruptedException {
        long before = phone.count(Kind.AGENT_STOPPED);
        long since = System.nanoTime();
        phone.say(words);
        assertThat(phone.await(Kind.AGENT_STOPPED, before, Lab.SOON))
                .as("an answer is heard")
                .isTrue();
        return heardSince(since);
    }

    /**
     * Says something to a parrot; returns how alike it is to what came back, piece by piece, since a machine that has others to serve
     * sends a packet late now and then.
     */
    double piecesOfEcho(short[] words) throws InterruptedException {
        long since = System.nanoTime();
        var _ = hearsAfterSaying(words);
        Lab.await("the end of the echo", () -> Silence.lasts(heard(), ECHO_OVER));
        return Correlation.ofPieces(words, heardSince(since));
    }

    /** Waits until the agent has begun and ended to speak so many times since the call began. */
    void awaitSpeeches(int count) throws InterruptedException {
        assertThat(phone.await(Kind.AGENT_STOPPED, count - 1L, Lab.SOON))
                .as("the agent speaks for the %d. time", count)
                .isTrue();
    }

    void awaitEndByServer() throws InterruptedException {
        assertThat(phone.await(Kind.PEER_HUNG_UP, 0, Lab.SOON))
                .as("the server hangs up after %s", phone.moments())
                .isTrue();
    }

    /** Status and reason the call was refused with. */
    String refusal() {
        return phone.moments().stream()
                .filter(moment -> moment.kind() == Kind.REFUSED)
                .map(PhoneMoment::detail)
                .findFirst()
                .orElse("not refused");
    }

    /** Everything heard since the beginning. */
    short[] heard() {
        return phone.recording().agent();
    }

    short[] heardSince(long nanos) {
        short[] all = heard();
        int from = (int) ((nanos - phone.recordingStart()) / 125_000);
        return Arrays.copyOfRange(all, Math.min(from, all.length), all.length);
    }

    @Override
    public void close() {
        phone.close();
        switchboard.close();
    }
}
