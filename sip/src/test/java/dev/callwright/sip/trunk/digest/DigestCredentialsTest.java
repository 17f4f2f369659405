package dev.callwright.sip.trunk.digest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DigestCredentialsTest {

    /** The example of RFC 7616 §3.9.1. */
    private static final String EXAMPLE = "Digest username=\"Mufasa\", realm=\"http-auth@example.org\", "
            + "uri=\"/dir/index.html\", nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", nc=00000001, "
            + "cnonce=\"f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ\", qop=auth, "
            + "opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\", algorithm=";

    private static final String PASSWORD = "Circle of Life";

    private final DigestCredentials md5 = read(EXAMPLE + "MD5, response=\"8ca523f5e9506fed4657c9700eebdbec\"");
    private final DigestCredentials sha256 =
            read(EXAMPLE + "SHA-256, response=\"753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1\"");

    @Test
    void provesTheMd5ExampleOfTheRfc() {
        assertThat(md5.proves(DigestAlgorithm.MD5, PASSWORD, "GET")).isTrue();
    }

    @Test
    void provesTheSha256ExampleOfTheRfc() {
        assertThat(sha256.proves(DigestAlgorithm.SHA_256, PASSWORD, "GET")).isTrue();
    }

    @Test
    void acceptsUpperCaseResponses() {
        DigestCredentials upper = read(EXAMPLE + "MD5, response=\"8CA523F5E9506FED4657C9700EEBDBEC\"");

        assertThat(upper.proves(DigestAlgorithm.MD5, PASSWORD, "GET")).isTrue();
    }

    @Test
    void anyOtherPasswordMethodOrAlgorithmFails() {
        assertThat(md5.proves(DigestAlgorithm.MD5, "circle of life", "GET")).isFalse();
        assertThat(md5.proves(DigestAlgorithm.MD5, PASSWORD, "POST")).isFalse();
        assertThat(md5.proves(DigestAlgorithm.SHA_256, PASSWORD, "GET")).isFalse();
        assertThat(read(EXAMPLE + "MD5").proves(DigestAlgorithm.MD5, PASSWORD, "GET"))
                .isFalse();
    }

    @Test
    void anAbsentAlgorithmMeansMd5() {
        assertThat(DigestAlgorithm.of("")).contains(DigestAlgorithm.MD5);
        assertThat(DigestAlgorithm.of("sha-256")).contains(DigestAlgorithm.SHA_256);
        assertThat(DigestAlgorithm.of("MD5-sess")).isEmpty();
    }

    private static DigestCredentials read(String value) {
        return DigestParser.parse(value).orElseThrow();
    }
}
