package dev.callwright.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.config.PortRange;
import dev.callwright.config.Secret;
import dev.callwright.config.testing.YamlFixture;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Binding and its messages, on records that have nothing to do with the server. */
final class YamlFileTest {

    enum Colour {
        RED,
        DARK_BLUE
    }

    record Wheel(int spokes, List<String> makers) {
        static final Wheel DEFAULTS = new Wheel(32, List.of("acme"));
    }

    record Frame(int least, int most) {
        Frame {
            if (least > most) {
                throw new IllegalArgumentException("least is above most");
            }
        }
    }

    record Bicycle(
            String name,
            int gears,
            boolean lightOn,
            Duration brakeTime,
            PortRange ports,
            Colour colour,
            Secret lockCode,
            Frame frame,
            List<Wheel> wheels,
            List<Colour> stripes) {}

    private static final Bicycle DEFAULTS = new Bicycle(
            "plain",
            3,
            false,
            Duration.ofSeconds(2),
            new PortRange(2000, 2999),
            Colour.RED,
            Secret.NONE,
            new Frame(1, 9),
            List.of(),
            List.of(Colour.RED));

    private static final Map<String, String> ENVIRONMENT = Map.of("CODE", "1234", "GEARS", "11");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void bindsEveryType() {
        Bicycle bicycle = read("""
                name: Ünïcode ☎
                gears: ${GEARS}
                light-on: true
                brake-time: 20ms
                ports: 4000-4001
                colour: dark-blue
                lock-code: ${CODE}
                frame: {least: 2}
                wheels:
                  - spokes: 36
                  - makers: [x, 'y']
                stripes: [dark-blue, red]
                """);

        assertThat(bicycle)
                .isEqualTo(new Bicycle(
                        "Ünïcode ☎",
                        11,
                        true,
                        Duration.ofMillis(20),
                        new PortRange(4000, 4001),
                        Colour.DARK_BLUE,
                        new Secret("1234"),
                        new Frame(2, 9),
                        List.of(new Wheel(36, List.of("acme")), new Wheel(32, List.of("x", "y"))),
                        List.of(Colour.DARK_BLUE, Colour.RED)));
    }

    @Test
    void textStaysWhatWasWritten() {
        for (String text : List.of("no", "0123", "0x1F", "1.50", "+86", "True", "~", "2026-01-01", "1_000", "1e400")) {
            assertThat(read("name: " + text).name()).isEqualTo(text);
        }
    }

    @Test
    void whatIsLeftOutKeepsItsDefault() {
        assertThat(read("")).isEqualTo(DEFAULTS);
        assertThat(read("# nothing but a comment")).isEqualTo(DEFAULTS);
        assertThat(read("\uFEFFframe:\nwheels:\n")).isEqualTo(DEFAULTS);
    }

    @Test
    void anEmptyListIsNotTheDefault() {
        assertThat(read("stripes: []").stripes()).isEmpty();
    }

    @Test
    void reportsEachWrongTypeWithItsLine() {
        assertThat(problems("""
                name:
                gears: many
                light-on: yes
                brake-time: 5
                ports: 9-1
                colour: dark_blue
                lock-code: hunter2
                frame: [1]
                wheels: round
                stripes: [red, darkblue]
                """))
                .containsExactly(
                        "t.yaml:1 name: the key has no value; give one, or remove the line to keep the default",
                        "t.yaml:2 gears: \"many\" is not a whole number; write at most nine digits and nothing else",
                        "t.yaml:3 light-on: \"yes\" is neither true nor false; write true or false",
                        "t.yaml:4 brake-time: 5 has no unit; write 5ms, 5s, 5m or 5h",
                        "t.yaml:5 ports: \"9-1\" is not a port range;"
                                + " write the first and the last port, upwards within 1024-65535, such as 16384-32767",
                        "t.yaml:6 colour: \"dark_blue\" is not one of red, dark-blue; write dark-blue",
                        "t.yaml:7 lock-code: a secret must not stand in the file;"
                                + " write ${LOCK_CODE} and set the environment variable LOCK_CODE",
                        "t.yaml:8 frame: keys with values are expected here; write lines such as key: value",
                        "t.yaml:9 wheels: a list is expected here; write [one, two], or a line \"- item\" for each",
                        "t.yaml:10 stripes[1]: \"darkblue\" is not one of red, dark-blue; write dark-blue");
    }

    @Test
    void reportsShapesThatDoNotFit() {
        assertThat(problems("- a"))
                .containsExactly("t.yaml:1: keys with values are expected here; write lines such as key: value");
        assertThat(problems("gears:\n  fast: 1"))
                .containsExactly(
                        "t.yaml:1 gears: one value is expected here; write it behind the key, on the same line");
        assertThat(problems("wheels:\n  - 5"))
                .containsExactly(
                        "t.yaml:2 wheels[0]: keys with values are expected here; write lines such as key: value");
    }

    @Test
    void suggestsTheKeyThatWasMeant() {
        assertThat(problems("geers: 5\nlightOn: true\nbell: loud\n"))
                .containsExactly(
                        "t.yaml:1 geers: unknown key; did you mean gears?",
                        "t.yaml:2 lightOn: unknown key; did you mean light-on?",
                        "t.yaml:3 bell: unknown key; remove it; the keys here are name, gears, light-on, brake-time, ports,"
                                + " colour, lock-code, frame, wheels, stripes");
    }

    @Test
    void aRepeatedKeyIsReportedWhereItIsRepeated() {
        assertThat(problems("gears: 1\nframe: {}\ngears: x\n"))
                .containsExactly("t.yaml:3 gears: the key is written twice; keep one of them");
    }

    @Test
    void aVariableThatIsNotSetIsNamed() {
        assertThat(problems("name: ${MODEL_NAME}"))
                .containsExactly("t.yaml:1 name: the environment variable MODEL_NAME is not set;"
                        + " set it, or write ${MODEL_NAME:-fallback} to live without it");
    }

    @Test
    void valuesThatARecordRefusesAreReported() {
        assertThat(problems("frame: {least: 10}"))
                .containsExactly(
                        "t.yaml:1 frame: the values do not go together: least is above most; change one of them");
    }

    @Test
    void checksJoinTheirProblemsExceptAboutKeysInDoubt() {
        List<String> problems = fixture("""
                gears: x
                frame:
                  least: 5
                wheels:
                  - spokes: 1
                    makers: ['${NOBODY}']
                """)
                .problems(file -> YamlFile.read(file, DEFAULTS, ENVIRONMENT, (_, report) -> {
                    report.problem("gears", "suppressed, since the value is a stand-in", "");
                    report.problem("wheels", "suppressed, since a part is a stand-in", "");
                    report.problem("frame.most", "is low", "raise it");
                    report.problem("wheels[0].spokes", "is one", "add some");
                    report.problem("name", "is absent, so it has no line", "write one");
                }));

        assertThat(problems)
                .containsExactly(
                        "t.yaml name: is absent, so it has no line; write one",
                        "t.yaml:1 gears: \"x\" is not a whole number; write at most nine digits and nothing else",
                        "t.yaml:2 frame.most: is low; raise it",
                        "t.yaml:5 wheels[0].spokes: is one; add some",
                        "t.yaml:6 wheels[0].makers[0]: the environment variable NOBODY is not set;"
                                + " set it, or write ${NOBODY:-fallback} to live without it");
    }

    @Test
    void showsAHundredProblemsAndCountsTheRest() {
        List<String> problems = problems("wheels: [" + "x, ".repeat(150) + "]");

        assertThat(problems).hasSize(101);
        assertThat(problems.getLast()).isEqualTo("t.yaml: 50 more problems are not shown; mend these first");
    }

    private YamlFixture fixture(String text) {
        return YamlFixture.of(folder, text);
    }

    private Bicycle read(String text) {
        return YamlFile.read(fixture(text).file(), DEFAULTS, ENVIRONMENT);
    }

    private List<String> problems(String text) {
        return fixture(text).problems(file -> YamlFile.read(file, DEFAULTS, ENVIRONMENT));
    }
}
