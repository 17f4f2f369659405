package dev.callwright.config;

/**
 * A softphone user who may register and call.
 *
 * @param name      user name, as entered in the softphone
 * @param password  its password
 */
public record UserConfig(String name, Secret password) {

    public static final UserConfig DEFAULTS = new UserConfig("", Secret.NONE);
}
