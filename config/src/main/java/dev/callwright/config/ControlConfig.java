package dev.callwright.config;

/**
 * How commands reach a running server.
 *
 * @param socket  file of the Unix socket the server listens on, for its own user only; empty for none
 */
public record ControlConfig(String socket) {

    public static final ControlConfig DEFAULTS = new ControlConfig("./data/callwright.sock");
}
