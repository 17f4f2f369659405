package dev.callwright.sip.trunk.digest;

/**
 * Compares the {@code uri} of digest credentials with the Request-URI. Pure.
 *
 * <p>RFC 7616 §3.4.6 wants both to name the same resource. We ask for the same text, angle brackets aside, with one exception
 * seen in the field: some clients sign the server's address without the user part of the Request-URI.
 */
final class DigestUri {

    private DigestUri() {}

    static boolean matches(String digestUri, String requestUri) {
        String signed = trim(digestUri);
        String requested = trim(requestUri);
        return !signed.isEmpty() && (signed.equals(requested) || signed.equals(withoutUser(requested)));
    }

    private static String trim(String uri) {
        String text = uri.strip();
        boolean bracketed = text.startsWith("<") && text.endsWith(">") && text.length() > 1;
        return bracketed ? text.substring(1, text.length() - 1).strip() : text;
    }

    private static String withoutUser(String uri) {
        int colon = uri.indexOf(':');
        int at = uri.indexOf('@');
        return colon >= 0 && at > colon ? uri.substring(0, colon + 1) + uri.substring(at + 1) : uri;
    }
}
