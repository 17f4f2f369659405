package dev.callwright.sip;

/**
 * What a digest challenge is answered with. Immutable.
 *
 * @param user      user name; empty for none
 * @param password  password; never printed
 */
public record Credentials(String user, String password) {

    public static final Credentials NONE = new Credentials("", "");

    /** Whether a challenge can be answered. */
    public boolean isPresent() {
        return !user.isEmpty() && !password.isEmpty();
    }

    @Override
    public String toString() {
        return "Credentials[user=" + user + ", password=" + (password.isEmpty() ? "" : "********") + "]";
    }
}
