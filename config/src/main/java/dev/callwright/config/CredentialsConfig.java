package dev.callwright.config;

/**
 * A user name and password for digest authentication.
 *
 * @param user      user name; empty for none
 * @param password  its password
 */
public record CredentialsConfig(String user, Secret password) {

    public static final CredentialsConfig DEFAULTS = new CredentialsConfig("", Secret.NONE);

    /** Whether there is anything to authenticate with. */
    public boolean isPresent() {
        return !user.isEmpty();
    }
}
