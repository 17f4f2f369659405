package dev.callwright.config;

/** A value that must not be printed: {@link #toString()} shows stars. Immutable. */
public record Secret(String value) {

    public static final Secret NONE = new Secret("");

    public boolean isPresent() {
        return !value.isEmpty();
    }

    @Override
    public String toString() {
        return value.isEmpty() ? "" : "********";
    }
}
