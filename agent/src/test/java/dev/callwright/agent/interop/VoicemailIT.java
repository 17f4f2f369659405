package dev.callwright.agent.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.call.CallMoment;
import dev.callwright.agent.call.CallMoment.Kind;
import dev.callwright.agent.call.CallOutcome;
import dev.callwright.agent.call.OutboundCall;
import dev.callwright.agent.call.OutboundOrder;
import dev.callwright.agent.call.testing.Trunks;
import dev.callwright.config.AgentConfig;
import dev.callwright.config.VoicemailConfig;
import dev.callwright.media.codec.G711;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Calls we place to sipp, which plays what a person or an answering machine says. */
@Timeout(90)
class VoicemailIT {

    private static final String ACK = "<recv request=\"ACK\"/>";
    private static final String PLAY = ACK + "<nop><action><exec rtp_stream=\"caller.ulaw,1,0\"/></action></nop>";

    private final List<CallMoment> moments = new CopyOnWriteArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    @Interop(peer = "sipp", features = "outbound call: answering machine")
    void aMachineGetsTheMessageAfterItsTone() throws Exception {
        plays(Lab.sentence(), Lab.sentence(), Lab.sentence(), silence(500), tone(500), silence(20_000));

        assertThat(outcome("Please call us back.")).isEqualTo(CallOutcome.VOICEMAIL);

        assertThat(details(Kind.MESSAGE)).containsExactly("after the tone");
        assertThat(details(Kind.AGENT_SAID)).containsExactly("Please call us back.");
        assertThat(details(Kind.CALLER_SAID))
                .as("the model does not hear the machine")
                .isEmpty();
    }

    @Test
    @Interop(peer = "sipp", features = "outbound call: answering machine")
    void withoutAMessageAMachineIsLeftAtOnce() throws Exception {
        plays(Lab.sentence(), Lab.sentence(), Lab.sentence(), silence(20_000));

        assertThat(outcome("")).isEqualTo(CallOutcome.VOICEMAIL);

        assertThat(details(Kind.MACHINE)).hasSize(1);
        assertThat(details(Kind.AGENT_SAID)).isEmpty();
    }

    @Test
    @Interop(peer = "sipp", features = "outbound call: person answers")
    void aPersonIsGreetedAfterTheFirstWord() throws Exception {
        plays(silence(300), Arrays.copyOf(Lab.sentence(), 5_000), silence(20_000));
        Sipp.Ports callee = Sipp.Ports.free();
        try (Lab lab = lab(callee, "Please call us back.");
                Program _ = Sipp.callee(folder, "outbound-answer.xml", callee, Map.of(ACK, PLAY))) {
            OutboundCall call = place(lab);
            Lab.await("the greeting", () -> details(Kind.AGENT_SAID).contains("Good day."));
            call.hangUp();

            assertThat(call.outcome().get(30, TimeUnit.SECONDS)).isEqualTo(CallOutcome.HUNG_UP_BY_OPERATOR);
            assertThat(details(Kind.MACHINE)).isEmpty();
        }
    }

    private CallOutcome outcome(String message) throws Exception {
        Sipp.Ports callee = Sipp.Ports.free();
        try (Lab lab = lab(callee, message);
                Program _ = Sipp.callee(folder, "outbound-answer.xml", callee, Map.of(ACK, PLAY))) {
            return place(lab).outcome().get(60, TimeUnit.SECONDS);
        }
    }

    private static OutboundCall place(Lab lab) {
        return lab.server().outbound().place(new OutboundOrder("a", "4000", "parrot"), _ -> {});
    }

    private Lab lab(Sipp.Ports callee, String message) {
        var trunk = Trunks.to("a", "sip:127.0.0.1:" + callee.sip(), Trunks.anyNumber("", Duration.ofSeconds(20)));
        VoicemailConfig voicemail = new VoicemailConfig(true, Duration.ofSeconds(6), message, Duration.ofSeconds(15));
        return Lab.watched(Lab.parrotScenario(), _ -> {}, moments::add, config -> {
            AgentConfig agent = config.agents().getFirst();
            return config.withTrunks(List.of(trunk))
                    .withAgents(List.of(agent.withGreeting("Good day.").withVoicemail(voicemail)));
        });
    }

    private List<String> details(Kind kind) {
        return moments.stream()
                .filter(moment -> moment.kind() == kind)
                .map(CallMoment::detail)
                .toList();
    }

    private void plays(short[]... parts) throws IOException {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        short[] line = new short[length];
        int at = 0;
        for (short[] part : parts) {
            System.arraycopy(part, 0, line, at, part.length);
            at += part.length;
        }
        byte[] octets = new byte[length];
        G711.PCMU.encode(line, 0, length, octets, 0);
        Files.write(folder.resolve("caller.ulaw"), octets);
    }

    private static short[] silence(int millis) {
        return new short[8 * millis];
    }

    private static short[] tone(int millis) {
        short[] tone = new short[8 * millis];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (short) (6000 * Math.sin(2 * Math.PI * 1000 * i / 8000));
        }
        return tone;
    }
}
