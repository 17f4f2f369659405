package dev.callwright.agent;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The house rules that Maven's modules cannot express: which package may use which, where each library lives, who may end the
 * process, and that nothing goes round in circles. A change here is a change of the architecture and belongs into
 * {@code docs/architecture.md} too.
 */
final class ArchitectureTest {

    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(Room.ROOT);

    /** A third-party library and the rooms that may touch it. */
    record Library(List<String> packages, Set<Room> homes) {

        Library(String packages, Room... homes) {
            this(List.of(packages.split(" ")), Set.of(homes));
        }

        ArchRule staysAtHome() {
            return noClasses()
                    .that(Room.isNoneOf(homes))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(packages.toArray(String[]::new)))
                    .as("only " + homes + " may use " + packages);
        }
    }

    static final List<Library> LIBRARIES = List.of(
            new Library("javax.sip.. gov.nist..", Room.SIP_STACK),
            new Library("io.netty..", Room.MEDIA_LEG, Room.BRIDGE, Room.REALTIME, Room.CASCADE, Room.SIMULATOR),
            new Library("tools.jackson.dataformat.. org.snakeyaml.. org.yaml..", Room.CONFIG),
            new Library(
                    "tools.jackson.. com.fasterxml..",
                    Room.CONFIG,
                    Room.REALTIME,
                    Room.TOOL,
                    Room.CASCADE,
                    Room.SIMULATOR,
                    Room.CONTROL,
                    Room.DOCTOR,
                    Room.APP,
                    Room.SCENARIO,
                    Room.CLI),
            new Library("org.jdbi.. com.zaxxer.. org.flywaydb.. java.sql.. javax.sql..", Room.STORE),
            new Library("io.modelcontextprotocol.. com.networknt.. reactor..", Room.TOOL),
            new Library("picocli..", Room.CLI),
            new Library("io.micrometer..", Room.METRICS, Room.APP),
            new Library("ch.qos.logback..", Room.APP),
            new Library("com.alibaba.. ai.z.. org.h2.. org.postgresql.."));

    @Test
    void everyClassHasARoom() {
        ArchRule rule = classes().should(Room.exist());

        rule.check(PRODUCTION);
        assertThat(PRODUCTION).hasSizeGreaterThan(Room.values().length);
    }

    @ParameterizedTest
    @EnumSource
    void aRoomUsesOnlyTheRoomsItMay(Room room) {
        usesOnly(room, room.uses()).check(PRODUCTION);
    }

    @Test
    void signallingAndMediaNeverSeeEachOther() {
        never("dev.callwright.sip..", "dev.callwright.media..").check(PRODUCTION);
        never("dev.callwright.media..", "dev.callwright.sip..").check(PRODUCTION);
    }

    @Test
    void theSimulatorAndTheClientAreWrittenApart() {
        never("dev.callwright.agent.simulator..", "dev.callwright.agent.realtime..")
                .check(PRODUCTION);
        never("dev.callwright.agent.realtime..", "dev.callwright.agent.simulator..")
                .check(PRODUCTION);
        never("dev.callwright.agent.simulator..", "dev.callwright.agent.cascade..")
                .check(PRODUCTION);
    }

    @ParameterizedTest
    @FieldSource("LIBRARIES")
    void aLibraryStaysAtHome(Library library) {
        library.staysAtHome().check(PRODUCTION);
    }

    @Test
    void onlyTheCommandLineEndsTheProcess() {
        onlyTheCliExits().check(PRODUCTION);
    }

    @Test
    void noPackagesDependOnEachOtherInACircle() {
        noCircles("dev.callwright.(**)").check(PRODUCTION);
    }

    /** Rules that cannot fail are worth nothing, so each kind is shown something it must object to. */
    @Test
    void theRulesHaveTeeth() {
        JavaClasses wrong = new ClassFileImporter().importClasses(Exiting.class);
        JavaClasses circle = new ClassFileImporter().importClasses(Collection.class, Stream.class, Collectors.class);

        assertFails(usesOnly(Room.SIP_TRUNK, Set.of(Room.SIP)), PRODUCTION);
        assertFails(never("dev.callwright.sip.trunk", "dev.callwright.config.."), PRODUCTION);
        assertFails(new Library("io.micrometer..", Room.CLI).staysAtHome(), PRODUCTION);
        assertFails(onlyTheCliExits(), wrong);
        assertFails(classes().should(Room.exist()), wrong);
        assertFails(noCircles("java.(**)"), circle);
    }

    private static ArchRule usesOnly(Room room, Set<Room> allowed) {
        return classes()
                .that(Room.isOneOf(Set.of(room)))
                .should(Room.useOnly(allowed))
                .as(room + " may use " + allowed);
    }

    private static ArchRule never(String user, String used) {
        return noClasses().that().resideInAPackage(user).should().dependOnClassesThat(resideInAnyPackage(used));
    }

    private static ArchRule onlyTheCliExits() {
        return noClasses()
                .that(Room.isNoneOf(Set.of(Room.CLI)))
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class);
    }

    private static ArchRule noCircles(String packages) {
        return SlicesRuleDefinition.slices().matching(packages).should().beFreeOfCycles();
    }

    private static void assertFails(ArchRule rule, JavaClasses classes) {
        assertThat(rule.evaluate(classes).hasViolation())
                .as(rule.getDescription())
                .isTrue();
    }

    /** Ends the process where it must not. */
    static final class Exiting {

        static void leave() {
            System.exit(1);
        }
    }
}
