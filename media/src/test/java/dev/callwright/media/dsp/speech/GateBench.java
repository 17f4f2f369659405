package dev.callwright.media.dsp.speech;

import dev.callwright.media.codec.WavFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Measures the speech gate on spoken sentences in noise, on what is no speech, and on echoes. Run by scripts/bench/speech-gate. */
final class GateBench {

    private static final int RATE = LineSounds.RATE;
    private static final int LEAD = 2 * RATE;
    private static final int TAIL = 3 * RATE / 2;
    private static final double SILENCE_DBFS = -68;

    private final Map<String, float[]> sentences = new TreeMap<>();
    private final LineSounds sounds = new LineSounds(1);
    private final Random random = new Random(2);

    private GateBench(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".wav"))
                    .sorted()
                    .toList()) {
                short[] pcm = WavFile.read(file).samples(0);
                float[] signal = new float[pcm.length];
                for (int i = 0; i < pcm.length; i++) {
                    signal[i] = pcm[i];
                }
                sentences.put(file.getFileName().toString(), trimmed(signal));
            }
        }
    }

    public static void main(String[] arguments) throws IOException {
        GateBench bench = new GateBench(Path.of(arguments[0]));
        System.out.printf("%d sentences%n%n", bench.sentences.size());
        String only = arguments.length > 1 ? arguments[1] : "snteudc";
        for (int i = 0; i < only.length(); i++) {
            switch (only.charAt(i)) {
                case 's' -> bench.speech();
                case 'n' -> bench.noise();
                case 't' -> bench.events();
                case 'e' -> bench.echoes();
                case 'u' -> bench.suddenEchoes();
                case 'd' -> bench.doubleTalk();
                default -> bench.time();
            }
        }
    }

    /** From the first to the last frame of 10 ms within 30 dB of the loudest. */
    private static float[] trimmed(float[] signal) {
        double loudest = 0;
        for (int at = 0; at + 80 <= signal.length; at += 80) {
            loudest = Math.max(loudest, LineSounds.energy(signal, at));
        }
        int first = -1;
        int last = 0;
        for (int at = 0; at + 80 <= signal.length; at += 80) {
            if (LineSounds.energy(signal, at) > loudest / 1000) {
                first = first < 0 ? at : first;
                last = at + 80;
            }
        }
        return Arrays.copyOfRange(signal, first, last);
    }

    /** The first frame of 10 ms that is louder than the noise of the line. */
    private static int audible(float[] signal, double noiseDbfs) {
        double bar = 80 * Math.pow(LineSounds.rms(noiseDbfs), 2);
        int at = 0;
        while (at + 160 < signal.length && LineSounds.energy(signal, at) < bar) {
            at += 80;
        }
        return at;
    }

    private float[] line(int samples) {
        return LineSounds.at(SILENCE_DBFS, sounds.white(samples));
    }

    private float[] babble(int samples) {
        float[] out = new float[samples];
        List<float[]> all = new ArrayList<>(sentences.values());
        for (int voice = 0; voice < 8; voice++) {
            for (int at = -random.nextInt(RATE); at < samples; ) {
                float[] sentence = LineSounds.at(-20, all.get(random.nextInt(all.size())));
                int skip = Math.max(0, -at);
                LineSounds.add(
                        out, at + skip, Arrays.copyOfRange(sentence, Math.min(skip, sentence.length), sentence.length));
                at += sentence.length + random.nextInt(RATE / 2);
            }
        }
        return out;
    }

    private float[] noise(String kind, int samples) {
        return switch (kind) {
            case "white" -> sounds.white(samples);
            case "pink" -> sounds.pink(samples);
            case "car" -> sounds.car(samples);
            case "hum" -> sounds.hum(samples);
            case "music" -> sounds.music(samples);
            default -> babble(samples);
        };
    }

    private void speech() {
        System.out.println(
                "| caller | sentences | onset p50 ms | p95 | 40 ms and a packet exceeded | speech p50 ms | p95 | missed | false before | end p50 ms | p95 |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|");
        speech("loud, -12 dBFS, quiet line", -12, "", 0);
        speech("usual, -22 dBFS, quiet line", -22, "", 0);
        speech("quiet, -36 dBFS, quiet line", -36, "", 0);
        for (String kind : List.of("white", "pink", "car", "babble")) {
            for (int snr : new int[] {20, 10, 5}) {
                speech(kind + " noise, " + snr + " dB", -22, kind, snr);
            }
        }
        System.out.println();
    }

    private void speech(String name, double level, String kind, int snr) {
        List<Integer> onsets = new ArrayList<>();
        List<Integer> speeches = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        int missed = 0;
        int early = 0;
        for (float[] sentence : sentences.values()) {
            int offset = random.nextInt(160);
            float[] line = line(LEAD + offset + sentence.length + TAIL);
            if (!kind.isEmpty()) {
                LineSounds.add(line, 0, LineSounds.at(level - snr, noise(kind, line.length)));
            }
            LineSounds.add(line, LEAD + offset, LineSounds.at(level, sentence));
            float[] spoken = LineSounds.at(level, sentence);
            double noise = kind.isEmpty() ? SILENCE_DBFS : level - snr;
            int begin = (LEAD + offset + audible(spoken, noise)) / 8;
            int end = (LEAD + offset + sentence.length) / 8;
            Turn turn = Turn.of(new GateLine().hear(line), begin, end);
            early += turn.early();
            missed += turn.speech() < 0 ? 1 : 0;
            if (turn.speech() >= 0) {
                onsets.add(turn.onset() - begin);
                speeches.add(turn.speech() - begin);
            }
            if (turn.end() >= 0) {
                ends.add(turn.end() - end);
            }
        }
        long late = onsets.stream().filter(each -> each > 40 + 20).count();
        System.out.printf(
                "| %s | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d |%n",
                name,
                sentences.size(),
                percentile(onsets, 50),
                percentile(onsets, 95),
                late,
                percentile(speeches, 50),
                percentile(speeches, 95),
                missed,
                early,
                percentile(ends, 50),
                percentile(ends, 95));
    }

    private void noise() {
        System.out.println("| a minute of | onsets | taken for speech |");
        System.out.println("|---|---|---|");
        for (String kind : List.of("white", "pink", "car", "babble", "hum", "music")) {
            for (int level : new int[] {-45, -30}) {
                int minutes = 3;
                float[] line = line(minutes * 60 * RATE);
                LineSounds.add(line, 5 * RATE, LineSounds.at(level, noise(kind, line.length - 5 * RATE)));
                List<GateLine.Heard> heard = new GateLine().hear(line);
                System.out.printf(
                        "| %s at %d dBFS | %.1f | %.1f |%n",
                        kind,
                        level,
                        GateLine.count(heard, SpeechGate.Edge.ONSET) / (double) minutes,
                        GateLine.count(heard, SpeechGate.Edge.SPEECH) / (double) minutes);
            }
        }
        System.out.println();
    }

    private void events() {
        System.out.println("| 200 times | onsets | taken for speech |");
        System.out.println("|---|---|---|");
        events("cough", sounds::cough);
        events("click", sounds::click);
        events("door slam", sounds::slam);
        events("DTMF 60 ms", () -> sounds.digit(60));
        events("DTMF 100 ms", () -> sounds.digit(100));
        events("DTMF 300 ms", () -> sounds.digit(300));
        System.out.println();
    }

    private void events(String name, Supplier<float[]> event) {
        for (int level : new int[] {-28, -14}) {
            float[] line = line(200 * 3 * RATE);
            for (int i = 0; i < 200; i++) {
                LineSounds.add(line, i * 3 * RATE + RATE + random.nextInt(160), LineSounds.at(level, event.get()));
            }
            List<GateLine.Heard> heard = new GateLine().hear(line);
            System.out.printf(
                    "| %s at %d dBFS | %d | %d |%n",
                    name,
                    level,
                    GateLine.count(heard, SpeechGate.Edge.ONSET),
                    GateLine.count(heard, SpeechGate.Edge.SPEECH));
        }
    }

    private float[] monologue(int samples) {
        float[] out = new float[samples];
        List<float[]> all = new ArrayList<>(sentences.values());
        for (int at = RATE; at < samples; ) {
            float[] sentence = LineSounds.at(-18, all.get(random.nextInt(all.size())));
            LineSounds.add(out, at, sentence);
            at += sentence.length + random.nextInt(RATE / 2);
        }
        return out;
    }

    /** A line's echo is one path; that of a loudspeaker in a room is smeared. */
    private float[] echo(float[] agent, int delayMillis, double decibels, boolean room) {
        float[] out = new float[agent.length];
        int delay = delayMillis * RATE / 1000;
        double gain = Math.pow(10, -decibels / 20);
        int paths = room ? 40 : 1;
        double power = 0;
        double[] gains = new double[paths];
        int[] delays = new int[paths];
        for (int path = 0; path < paths; path++) {
            gains[path] = path == 0 ? 1 : 0.45 * random.nextGaussian() * Math.exp(-path / 12.0);
            delays[path] = delay + (path == 0 ? 0 : path * 10 + random.nextInt(10));
            power += gains[path] * gains[path];
        }
        for (int path = 0; path < paths; path++) {
            double each = gain * gains[path] / Math.sqrt(power);
            for (int i = delays[path]; i < out.length; i++) {
                out[i] += (float) (each * agent[i - delays[path]]);
            }
        }
        return out;
    }

    private void echoes() {
        System.out.println("| a minute of echo | onsets | taken for speech |");
        System.out.println("|---|---|---|");
        for (boolean room : new boolean[] {false, true}) {
            for (int delay : new int[] {20, 60, 150, 400}) {
                for (int loss : new int[] {10, 20, 30}) {
                    int minutes = 2;
                    float[] agent = monologue(minutes * 60 * RATE);
                    float[] line = line(agent.length);
                    LineSounds.add(line, 0, echo(agent, delay, loss, room));
                    List<GateLine.Heard> heard = new GateLine().hear(line, agent);
                    System.out.printf(
                            "| %s, after %d ms, %d dB below | %.1f | %.1f |%n",
                            room ? "room" : "line",
                            delay,
                            loss,
                            GateLine.count(heard, SpeechGate.Edge.ONSET) / (double) minutes,
                            GateLine.count(heard, SpeechGate.Edge.SPEECH) / (double) minutes);
                }
            }
        }
        System.out.println();
    }

    /** The caller turns a loudspeaker on: of a sudden there is an echo where there was none. */
    private void suddenEchoes() {
        System.out.println("| an echo begins in mid-call, 100 times | onsets | taken for speech |");
        System.out.println("|---|---|---|");
        for (boolean room : new boolean[] {false, true}) {
            for (int loss : new int[] {6, 12, 20}) {
                int onsets = 0;
                int taken = 0;
                for (int i = 0; i < 100; i++) {
                    float[] agent = monologue(8 * RATE);
                    float[] line = line(agent.length);
                    float[] echo = echo(agent, 20 + random.nextInt(380), loss, room);
                    Arrays.fill(echo, 0, 5 * RATE, 0);
                    LineSounds.add(line, 0, echo);
                    List<GateLine.Heard> heard = new GateLine().hear(line, agent);
                    onsets += (int) GateLine.count(heard, SpeechGate.Edge.ONSET);
                    taken += (int) GateLine.count(heard, SpeechGate.Edge.SPEECH);
                }
                System.out.printf("| %s, %d dB below | %d | %d |%n", room ? "room" : "line", loss, onsets, taken);
            }
        }
        System.out.println();
    }

    /** The caller speaks into the agent's answer, which goes on. */
    private void doubleTalk() {
        System.out.println(
                "| caller over the agent (-18 dBFS) | sentences | onset p50 ms | p95 | speech p50 ms | p95 | missed | false before |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        for (int loss : new int[] {99, 30, 20, 10}) {
            for (int level : new int[] {-18, -26, -34}) {
                List<Integer> onsets = new ArrayList<>();
                List<Integer> speeches = new ArrayList<>();
                int missed = 0;
                int early = 0;
                for (float[] sentence : sentences.values()) {
                    float[] agent = monologue(7 * RATE + sentence.length);
                    float[] line = line(agent.length);
                    LineSounds.add(line, 0, echo(agent, 20 + random.nextInt(300), loss, random.nextBoolean()));
                    int at = 6 * RATE + random.nextInt(160);
                    LineSounds.add(line, at, LineSounds.at(level, sentence));
                    Turn turn = Turn.of(new GateLine().hear(line, agent), at / 8, (at + sentence.length) / 8);
                    early += turn.early();
                    missed += turn.speech() < 0 ? 1 : 0;
                    if (turn.speech() >= 0) {
                        onsets.add(turn.onset() - at / 8);
                        speeches.add(turn.speech() - at / 8);
                    }
                }
                System.out.printf(
                        "| %d dBFS, %s | %d | %d | %d | %d | %d | %d | %d |%n",
                        level,
                        loss == 99 ? "no echo" : "echo " + loss + " dB below",
                        sentences.size(),
                        percentile(onsets, 50),
                        percentile(onsets, 95),
                        percentile(speeches, 50),
                        percentile(speeches, 95),
                        missed,
                        early);
            }
        }
        System.out.println();
    }

    private void time() {
        System.out.println("| CPU of a call-second | microseconds |");
        System.out.println("|---|---|");
        float[] agent = monologue(60 * RATE);
        float[] quiet = line(60 * RATE);
        float[] talk = line(60 * RATE);
        LineSounds.add(talk, 0, monologue(talk.length));
        float[] echoing = line(60 * RATE);
        LineSounds.add(echoing, 0, echo(agent, 100, 20, false));
        float[] over = echoing.clone();
        LineSounds.add(over, 0, monologue(over.length));
        time("nobody speaks", quiet, quiet);
        time("the caller speaks", talk, quiet);
        time("the agent speaks and echoes", echoing, agent);
        time("both speak", over, agent);
        System.out.println();
    }

    private static void time(String name, float[] caller, float[] agent) {
        short[] heard = rounded(caller);
        short[] played = rounded(agent);
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 8; round++) {
            SpeechGate gate = new SpeechGate(java.time.Duration.ofMillis(120), java.time.Duration.ofMillis(500));
            short[] packet = new short[160];
            long begin = cpu();
            for (int at = 0; at + 160 <= heard.length; at += 160) {
                System.arraycopy(played, at, packet, 0, 160);
                gate.played(packet, 160);
                System.arraycopy(heard, at, packet, 0, 160);
                gate.hear(packet, 160);
            }
            best = Math.min(best, (cpu() - begin) / 1e3 / (heard.length / (double) RATE));
        }
        System.out.printf("| %s | %.1f |%n", name, best);
    }

    /** Of this thread alone: others may want the processor too. */
    private static long cpu() {
        return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static short[] rounded(float[] signal) {
        short[] out = new short[signal.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (short) Math.clamp(Math.round(signal[i]), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return out;
    }

    private static int percentile(List<Integer> values, int percent) {
        List<Integer> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? -1 : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    /** What became of one sentence; -1 for what did not happen. */
    private record Turn(int onset, int speech, int end, int early) {

        static Turn of(List<GateLine.Heard> heard, int begin, int end) {
            int onset = -1;
            int firstOnset = -1;
            int speech = -1;
            int over = -1;
            int early = 0;
            for (GateLine.Heard each : heard) {
                boolean before = each.millis() <= begin;
                switch (each.edge()) {
                    case ONSET -> onset = each.millis();
                    case SPEECH -> {
                        if (before) {
                            early++;
                        }
                        if (speech < 0 && each.millis() < end + 200) {
                            speech = each.millis();
                            firstOnset = firstOnset < 0 ? onset : firstOnset;
                        }
                    }
                    case END -> over = each.millis();
                    case NONE, FALSE_ALARM -> {}
                }
                if (each.edge() == SpeechGate.Edge.ONSET && !before && firstOnset < 0) {
                    firstOnset = each.millis();
                }
            }
            return new Turn(firstOnset, speech, over, early);
        }
    }
}
