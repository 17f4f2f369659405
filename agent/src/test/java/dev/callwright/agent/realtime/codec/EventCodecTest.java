package dev.callwright.agent.realtime.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.agent.realtime.EventType;
import dev.callwright.agent.realtime.ServerEvent.AgentAudioDone;
import dev.callwright.agent.realtime.ServerEvent.AgentTranscriptDelta;
import dev.callwright.agent.realtime.ServerEvent.AgentTranscriptDone;
import dev.callwright.agent.realtime.ServerEvent.AudioCommitted;
import dev.callwright.agent.realtime.ServerEvent.CallerTranscriptDone;
import dev.callwright.agent.realtime.ServerEvent.CallerTranscriptPartial;
import dev.callwright.agent.realtime.ServerEvent.ErrorKind;
import dev.callwright.agent.realtime.ServerEvent.FunctionCall;
import dev.callwright.agent.realtime.ServerEvent.Ignored;
import dev.callwright.agent.realtime.ServerEvent.Refused;
import dev.callwright.agent.realtime.ServerEvent.ResponseCreated;
import dev.callwright.agent.realtime.ServerEvent.ResponseDone;
import dev.callwright.agent.realtime.ServerEvent.ResponseStatus;
import dev.callwright.agent.realtime.ServerEvent.SpeechStarted;
import dev.callwright.agent.realtime.ServerEvent.SpeechStopped;
import dev.callwright.agent.realtime.ServerEvent.Usage;
import dev.callwright.agent.realtime.codec.SessionCounters.Count;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventCodecTest {

    private static final String HOROSCOPE = "call_20251110190448_generate_horoscope";

    @Test
    void readsAToolTurnAndReportsTheCallOnce() {
        CodecHarness codec = CodecHarness.play("step-1o-tool.jsonl");

        assertThat(codec.meaningful())
                .containsExactly(
                        new CodecHarness.Session(EventType.SESSION_CREATED, "jingdiannvsheng"),
                        new CodecHarness.Session(EventType.SESSION_UPDATED, "jingdiannvsheng"),
                        new ResponseCreated("r1"),
                        new FunctionCall("r1", HOROSCOPE, "generate_horoscope", "{\"sign\": \"双鱼座\"}"),
                        new AgentAudioDone("r1", "m1"),
                        new AgentTranscriptDone("r1", "m1", ""),
                        new ResponseDone("r1", ResponseStatus.COMPLETED, new Usage(248, 20)));
        assertThat(codec.counters.get(Count.MALFORMED)).isZero();
    }

    @Test
    void readsATurnWhoseTranscriptIsDoneBeforeItsLastAudio() {
        CodecHarness codec = CodecHarness.play("vad-turn.jsonl");

        assertThat(codec.meaningful())
                .containsExactly(
                        new SpeechStarted("u1"),
                        new SpeechStopped("u1"),
                        new AudioCommitted("u1"),
                        new ResponseCreated("r1"),
                        new AgentTranscriptDelta("r1", "m1", "你"),
                        audio(1, 0, 2, 0, 3, 0),
                        new AgentTranscriptDelta("r1", "m1", "好"),
                        new CallerTranscriptDone("u1", "喂"),
                        new AgentTranscriptDone("r1", "m1", "你好"),
                        audio(4, 0, 5, 0),
                        new AgentAudioDone("r1", "m1"),
                        new ResponseDone("r1", ResponseStatus.COMPLETED, new Usage(10, 20)));
        assertThat(codec.seen).contains(new Ignored("response.content_part.added"));
        assertThat(codec.counters.get(Count.AUDIO_OCTETS)).isEqualTo(10);
        assertThat(codec.counters.get(Count.IGNORED)).isEqualTo(6);
    }

    @Test
    void readsAnInterruptedTurnWithLateAudioAndStatusIncomplete() {
        CodecHarness codec = CodecHarness.play("interrupted-turn.jsonl");

        assertThat(codec.meaningful())
                .containsExactly(
                        new ResponseCreated("r1"),
                        audio(1, 0, 2, 0, 3, 0),
                        new SpeechStarted("u2"),
                        new Refused(ErrorKind.NOTHING_TO_CANCEL, "", "No ongoing response to cancel"),
                        audio(4, 0, 5, 0),
                        new AgentAudioDone("r1", "m1"),
                        new AgentTranscriptDone("r1", "m1", "很久"),
                        new ResponseDone("r1", ResponseStatus.INCOMPLETE, Usage.UNKNOWN));
    }

    @Test
    void understandsCumulativeAndIncrementalCallerWords() {
        CodecHarness codec = CodecHarness.play("caller-transcription.jsonl");

        assertThat(codec.seen)
                .containsExactly(
                        new CallerTranscriptPartial("cumulative", "今天"),
                        new CallerTranscriptPartial("cumulative", "今天天气"),
                        new CallerTranscriptPartial("cumulative", "今天天气"),
                        new CallerTranscriptPartial("cumulative", "今天天晴吗"),
                        new CallerTranscriptDone("cumulative", "今天天晴吗？"),
                        new CallerTranscriptPartial("incremental", "how is"),
                        new CallerTranscriptPartial("incremental", "how is the weather"),
                        new CallerTranscriptPartial("incremental", "how is the weather today"),
                        new CallerTranscriptDone("incremental", "How is the weather today?"));
    }

    @Test
    void tellsErrorsApartByTheirTexts() {
        CodecHarness codec = CodecHarness.play("errors.jsonl");

        assertThat(codec.seen)
                .extracting(event -> ((Refused) event).kind())
                .containsExactly(
                        ErrorKind.NOTHING_TO_CANCEL,
                        ErrorKind.NOTHING_TO_CANCEL,
                        ErrorKind.RESPONSE_RUNNING,
                        ErrorKind.COMMIT_UNDER_VAD,
                        ErrorKind.EMPTY_BUFFER,
                        ErrorKind.NO_SPEECH_FOUND,
                        ErrorKind.INVALID_VOICE,
                        ErrorKind.INVALID_REQUEST,
                        ErrorKind.INVALID_REQUEST,
                        ErrorKind.INVALID_REQUEST,
                        ErrorKind.SERVER,
                        ErrorKind.SERVER,
                        ErrorKind.SERVER,
                        ErrorKind.INVALID_REQUEST);
        assertThat(codec.seen)
                .contains(
                        new Refused(ErrorKind.INVALID_REQUEST, "400", "invalid event format"),
                        new Refused(ErrorKind.SERVER, "", "speech-engine failed"),
                        new Refused(ErrorKind.SERVER, "", "internal failure"));
    }

    @Test
    void readsEmptyResponsesThinkingTextAndEveryStatus() {
        CodecHarness codec = CodecHarness.play("empty-and-thinking.jsonl");

        assertThat(codec.meaningful())
                .containsExactly(
                        new ResponseCreated("r1"),
                        new AgentTranscriptDelta("r1", "m1", "好"),
                        new AgentTranscriptDone("r1", "m1", "好"),
                        new ResponseDone("r1", ResponseStatus.INCOMPLETE, Usage.UNKNOWN),
                        new ResponseCreated("r2"),
                        new ResponseDone("r2", ResponseStatus.COMPLETED, Usage.UNKNOWN),
                        new ResponseDone("r2", ResponseStatus.CANCELLED, new Usage(7, 0)),
                        new ResponseDone("r3", ResponseStatus.FAILED, Usage.UNKNOWN),
                        new ResponseDone("r4", ResponseStatus.COMPLETED, Usage.UNKNOWN));
        assertThat(codec.counters.get(Count.MALFORMED)).isZero();
    }

    @Test
    void findsArgumentsWhereverTheyAreAndNeverHalfOfThem() {
        CodecHarness codec = CodecHarness.play("function-fallbacks.jsonl");

        assertThat(codec.meaningful())
                .containsExactly(
                        new ResponseCreated("r1"),
                        new FunctionCall("r1", "call_0_1", "weather", "{\"city\":\"Ulm\"}"),
                        new FunctionCall("r1", "call_0_2", "clock", "{\"zone\":\"UTC\"}"),
                        new FunctionCall("r1", "call_0_3", "hang_up", "{}"),
                        new ResponseDone("r1", ResponseStatus.COMPLETED, Usage.UNKNOWN),
                        new ResponseCreated("r2"),
                        new FunctionCall("r2", "call_0_1", "weather", "{}"),
                        new ResponseDone("r2", ResponseStatus.INCOMPLETE, Usage.UNKNOWN));
    }

    @Test
    void countsAndDropsWhatIsNoEvent() {
        List<String> frames = CodecHarness.lines("malformed.jsonl");

        CodecHarness codec = CodecHarness.play("malformed.jsonl");
        codec.feed("");

        assertThat(codec.seen).isEmpty();
        assertThat(codec.counters.get(Count.MALFORMED)).isEqualTo(frames.size() + 1);
    }

    @Test
    void countsBrokenAudioAndCutsHalfASample() {
        CodecHarness codec = new CodecHarness();

        codec.feed("{\"type\":\"response.audio.delta\",\"response_id\":\"r1\",\"item_id\":\"m1\",\"delta\":\"A!==\"}");
        codec.feed("{\"type\":\"response.audio.delta\",\"response_id\":\"r1\",\"item_id\":\"m1\",\"delta\":\"AQAC\"}");

        assertThat(codec.seen).containsExactly(audio(1, 0));
        assertThat(codec.counters.get(Count.BAD_AUDIO)).isOne();
        assertThat(codec.counters.get(Count.ODD_AUDIO)).isOne();
    }

    @Test
    void readsAudioThatIsWrittenUnusually() {
        CodecHarness codec = new CodecHarness();

        codec.feed(
                "{\"delta\":\"AQAC\\/wMA\",\"type\":\"response.audio.delta\",\"item_id\":\"m1\",\"response_id\":\"r1\"}");
        codec.feed(
                "{\"type\":\"response.audio.delta\",\"x\":{\"delta\":\"AAAA\"},\"response_id\":\"r1\",\"item_id\":\"m1\","
                        + "\"delta\":\"BAAFAA\"}");

        assertThat(codec.seen).containsExactly(audio(1, 0, 2, 0xFF, 3, 0), audio(4, 0, 5, 0));
    }

    @Test
    void namesUnknownEventsWithinABound() {
        CodecHarness codec = new CodecHarness();

        codec.feed("{\"type\":\"response.dance\\u0007." + "x".repeat(500) + "\"}");

        assertThat(codec.seen).singleElement().isInstanceOfSatisfying(Ignored.class, ignored -> {
            assertThat(ignored.type()).startsWith("response.dance .xxx").hasSize(64);
        });
    }

    private static CodecHarness.Audio audio(int... octets) {
        byte[] pcm = new byte[octets.length];
        for (int index = 0; index < octets.length; index++) {
            pcm[index] = (byte) octets[index];
        }
        return new CodecHarness.Audio("r1", "m1", CodecHarness.bytes(pcm));
    }
}
