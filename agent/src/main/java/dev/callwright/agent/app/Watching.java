package dev.callwright.agent.app;

import dev.callwright.agent.call.CallMoment;
import dev.callwright.agent.control.Command;
import dev.callwright.agent.control.ControlException;
import dev.callwright.agent.control.ControlServer;
import dev.callwright.agent.doctor.CallArchive;
import dev.callwright.agent.doctor.Doctor;
import dev.callwright.agent.doctor.Memory;
import dev.callwright.agent.doctor.RecentRefusals;
import dev.callwright.agent.doctor.TrunkWatch;
import dev.callwright.agent.store.database.CallReader;
import dev.callwright.config.CallwrightConfig;
import dev.callwright.sip.WireTap;
import dev.callwright.sip.trace.HepExporter;
import dev.callwright.sip.trace.MessageRing;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the server remembers of its calls and whom it tells: the doctor, Homer, and commands at the control socket. */
final class Watching implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Watching.class);
    private static final InstantSource CLOCK = InstantSource.system();

    private final CallArchive archive;
    private final RecentRefusals refusals = new RecentRefusals(CLOCK);
    private final MessageRing messages;
    private final Optional<HepExporter> homer;

    Watching(CallwrightConfig config, CallMoment.Observer observer) {
        this.archive = new CallArchive(config.capture().calls(), observer);
        this.messages = new MessageRing(config.capture(), CLOCK);
        this.homer = homer(config);
    }

    private static Optional<HepExporter> homer(CallwrightConfig config) {
        if (config.capture().hep().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(HepExporter.start(config.capture(), CLOCK));
        } catch (SocketException e) {
            log.atError().setCause(e).log("no socket for the export to Homer; calls are not affected");
            return Optional.empty();
        }
    }

    CallMoment.Observer observer() {
        return archive;
    }

    RecentRefusals refusals() {
        return refusals;
    }

    /** Sees every message; none at all where nothing is to be kept or exported, so that none is made into text. */
    WireTap tap(CallwrightConfig config) {
        List<WireTap> taps = new ArrayList<>();
        if (config.capture().calls() > 0) {
            taps.add(messages);
        }
        homer.ifPresent(taps::add);
        return switch (taps.size()) {
            case 0 -> WireTap.NONE;
            case 1 -> taps.getFirst();
            default -> message -> taps.forEach(tap -> tap.see(message));
        };
    }

    Doctor doctor(Supplier<CallwrightConfig> settings, TrunkWatch trunks, CallReader records) {
        return new Doctor(settings, new Memory(archive, refusals, messages, trunks, records));
    }

    /** Takes these commands from now on, if the configuration wants that. A server without them still answers calls. */
    static Optional<ControlServer> control(CallwrightConfig config, Map<String, Command> commands) {
        if (config.control().socket().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ControlServer.listen(Path.of(config.control().socket()), commands));
        } catch (ControlException e) {
            log.atError().setCause(e.getCause()).log("{}; calls are not affected", e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        homer.ifPresent(HepExporter::close);
    }
}
