package dev.callwright.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MainTest {

    @Test
    void versionPrintsOneLine() {
        Console console = Console.run("version");

        assertThat(console.exitCode()).isZero();
        assertThat(console.out()).startsWith("Callwright ").contains("Java " + Runtime.version());
        assertThat(console.out().lines()).hasSize(1);
        assertThat(console.err()).isEmpty();
    }

    @Test
    void anUnknownCommandIsRefusedWithTheNearestOne() {
        Console console = Console.run("simulat");

        assertThat(console.exitCode()).isEqualTo(2);
        assertThat(console.out()).isEmpty();
        assertThat(console.err()).contains("'simulat'").contains("simulate");
    }

    @Test
    void anUnknownOptionIsRefused() {
        Console console = Console.run("serve", "--confg", "x.yaml");

        assertThat(console.exitCode()).isEqualTo(2);
        assertThat(console.err()).contains("--confg").contains("--config");
    }

    @Test
    void noCommandIsRefusedWithAListOfThem() {
        Console console = Console.run();

        assertThat(console.exitCode()).isEqualTo(2);
        assertThat(console.err()).contains("serve", "demo", "simulate", "call", "calls", "check-config", "version");
    }

    @Test
    void everyCommandHasHelp() {
        for (String command : new String[] {"serve", "demo", "simulate", "call", "calls", "check-config", "version"}) {
            Console console = Console.run(command, "--help");

            assertThat(console.exitCode()).as(command).isZero();
            assertThat(console.out()).startsWith("Usage: callwright " + command);
        }
    }
}
