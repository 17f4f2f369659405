package dev.callwright.agent.app;

import dev.callwright.agent.phone.PhoneMoment;
import dev.callwright.agent.phone.ScriptedPhone;
import dev.callwright.config.MediaConfig;
import dev.callwright.config.PortRange;
import dev.callwright.config.SipConfig;
import dev.callwright.media.codec.G711;
import dev.callwright.media.leg.MediaEngine;
import dev.callwright.sip.Admission;
import dev.callwright.sip.Origin;
import dev.callwright.sip.Registrations;
import dev.callwright.sip.Rejection;
import dev.callwright.sip.SipCallHandler;
import dev.callwright.sip.WireTap;
import dev.callwright.sip.stack.SipEndpoint;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** SIP and media for scripted phones. Owned by whoever made it. */
public final class Switchboard implements AutoCloseable {

    private final String address;
    private final MediaEngine media;
    private final SipEndpoint sip;

    /**
     * Opens a SIP endpoint on a free port.
     *
     * @param address  local IP address to call from
     * @param ports    RTP ports of the phones
     */
    public Switchboard(String address, PortRange ports) {
        this(
                address,
                ports,
                _ -> new Admission.Verdict.Ignored(),
                call -> call.reject(new Rejection(480, "This phone only places calls")));
    }

    /**
     * The same for phones that are called, too, from this address; the receiver is told of each call on a stack thread.
     */
    public static Switchboard called(String address, PortRange ports, SipCallHandler receiver) {
        return new Switchboard(
                address, ports, _ -> new Admission.Verdict.Admitted(new Origin.Trunk("server")), receiver);
    }

    private Switchboard(String address, PortRange ports, Admission admission, SipCallHandler receiver) {
        this.address = address;
        MediaConfig plain = MediaConfig.DEFAULTS;
        this.media = new MediaEngine(new MediaConfig(
                address,
                "",
                ports,
                Duration.ofMillis(200),
                1,
                plain.reorderWait(),
                plain.playoutLimit(),
                plain.silentCallerLimit()));
        this.sip = new SipEndpoint(
                SipConfig.DEFAULTS
                        .listeningAt(address, 0)
                        .withUnknownSource(SipConfig.UnknownSource.SILENCE)
                        .withUserAgent("Callwright-Phone"),
                admission,
                _ -> new Registrations.Reply.Refused(403, "Forbidden"),
                (_, _) -> address,
                WireTap.NONE,
                receiver);
        sip.start();
    }

    /** The port SIP is spoken on. */
    public int sipPort() {
        return sip.port();
    }

    public ScriptedPhone phone(List<G711> codecs, Consumer<PhoneMoment> observer) {
        return new ScriptedPhone(sip, media, address, codecs, observer);
    }

    /** Closes the phones' media; the SIP stack takes a second of its own to stop, and nobody needs to wait for it. */
    @Override
    public void close() {
        Thread.ofPlatform().name("stop-phone-stack").start(sip::close);
        media.close();
    }
}
