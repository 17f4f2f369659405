package dev.callwright.config;

import java.time.Duration;
import java.util.List;

/**
 * A server of the Model Context Protocol whose tools agents may use.
 *
 * @param name            unique name; {@code name/*} in an agent's tools means all of its tools
 * @param url             address of its streamable HTTP interface; empty for a command
 * @param command         program and arguments that speak the protocol over standard input and output
 * @param apiKey          bearer key of the address; may be none
 * @param timeout         longest wait for an answer
 * @param privateNetwork  whether the address may lie in a private network
 */
public record McpServerConfig(
        String name, String url, List<String> command, Secret apiKey, Duration timeout, boolean privateNetwork) {

    public static final McpServerConfig DEFAULTS =
            new McpServerConfig("", "", List.of(), Secret.NONE, Duration.ofSeconds(8), false);

    public McpServerConfig {
        command = List.copyOf(command);
    }
}
