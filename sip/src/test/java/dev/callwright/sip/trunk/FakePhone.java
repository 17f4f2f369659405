package dev.callwright.sip.trunk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers challenges as a softphone does; its arithmetic is written apart from the code under test. */
public record FakePhone(String user, String password) {

    /** Answers the first challenge. */
    public List<String> answer(List<String> challenges, String method, String uri) {
        return List.of(answer(challenges.getFirst(), method, uri));
    }

    public String answer(String challenge, String method, String uri) {
        String algorithm = parameter(challenge, "algorithm");
        String realm = parameter(challenge, "realm");
        String nonce = parameter(challenge, "nonce");
        String secret = hash(algorithm, user + ":" + realm + ":" + password);
        String response = hash(
                algorithm, secret + ":" + nonce + ":00000001:0a4f113b:auth:" + hash(algorithm, method + ":" + uri));
        return "Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", response=\"%s\", algorithm=%s, "
                        .formatted(user, realm, nonce, uri, response, algorithm)
                + "cnonce=\"0a4f113b\", opaque=\"%s\", qop=auth, nc=00000001".formatted(parameter(challenge, "opaque"));
    }

    public static String parameter(String challenge, String name) {
        Matcher matcher = Pattern.compile("\\b" + name + "=\"?([^\",]+)").matcher(challenge);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String hash(String algorithm, String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
