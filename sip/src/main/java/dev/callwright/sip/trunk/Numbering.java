package dev.callwright.sip.trunk;

import dev.callwright.config.NumberingConfig;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a trunk writes telephone numbers: brings what comes in to E.164 with a plus where the prefixes tell how, and writes what goes
 * out as the trunk wants it. A number whose prefixes tell nothing, such as a short code, an extension or a local number without
 * its area code, stays exactly as it is. Immutable.
 */
public final class Numbering {

    /** ITU-T E.164: at most fifteen digits, country code included. The least is ours: shorter ones are extensions and short codes. */
    private static final int MOST_DIGITS = 15;

    private static final int LEAST_DIGITS = 7;
    /** Digits behind a country code that stands there without any prefix; fewer could be a local number that begins alike. */
    private static final int LEAST_BEHIND_COUNTRY = 8;

    private static final String SCHEME = "tel:";
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    /** RFC 3966 §5.1.1, and the space, which people write. */
    private static final Pattern SEPARATORS = Pattern.compile("[-.() ]");

    private final NumberingConfig config;

    public Numbering(NumberingConfig config) {
        this.config = config;
    }

    /** The number in E.164 with a plus, e.g. {@code +862155550100}; or the number as it was, when its prefixes tell nothing. */
    public String inbound(String number) {
        return international(number).map(digits -> "+" + digits).orElse(number);
    }

    /** The number as the trunk wants it in calls we place; as it was, where that cannot be told. */
    public String outbound(String number) {
        Optional<String> digits = international(number);
        if (digits.isEmpty()) {
            return number;
        }
        return switch (config.send()) {
            case AS_IS -> number;
            case E164 -> "+" + digits.get();
            case DIGITS -> digits.get();
            case NATIONAL -> national(digits.get());
        };
    }

    private String national(String digits) {
        if (digits.startsWith(config.countryCode())) {
            return config.nationalPrefix()
                    + digits.substring(config.countryCode().length());
        }
        return config.internationalPrefix().isEmpty() ? "+" + digits : config.internationalPrefix() + digits;
    }

    /** Country code and number without the plus. */
    private Optional<String> international(String number) {
        String country = config.countryCode();
        String plain = plain(number);
        if (country.isEmpty() || plain.isEmpty()) {
            return Optional.empty();
        }
        if (plain.startsWith("+")) {
            return whole(plain.substring(1));
        }
        Optional<String> foreign = behind(config.internationalPrefix(), plain).flatMap(Numbering::whole);
        if (foreign.isPresent()) {
            return foreign;
        }
        Optional<String> own = behind(config.nationalPrefix(), plain)
                .filter(rest -> rest.length() >= LEAST_DIGITS)
                .flatMap(rest -> whole(country + rest));
        return own.isPresent()
                ? own
                : behind(country, plain)
                        .filter(rest -> rest.length() >= LEAST_BEHIND_COUNTRY)
                        .flatMap(_ -> whole(plain));
    }

    /** No country code begins with 0. */
    private static Optional<String> whole(String digits) {
        boolean fits = digits.length() >= LEAST_DIGITS && digits.length() <= MOST_DIGITS && !digits.startsWith("0");
        return fits ? Optional.of(digits) : Optional.empty();
    }

    private static Optional<String> behind(String prefix, String plain) {
        return prefix.isEmpty() || !plain.startsWith(prefix)
                ? Optional.empty()
                : Optional.of(plain.substring(prefix.length()));
    }

    /** The digits, with the plus if there is one; empty if this is no telephone number. */
    private static String plain(String number) {
        String text = number.toLowerCase(Locale.ROOT).startsWith(SCHEME) ? number.substring(SCHEME.length()) : number;
        int parameters = text.indexOf(';');
        String bare = SEPARATORS
                .matcher(parameters < 0 ? text : text.substring(0, parameters))
                .replaceAll("");
        String digits = bare.startsWith("+") ? bare.substring(1) : bare;
        return DIGITS.matcher(digits).matches() ? bare : "";
    }
}
