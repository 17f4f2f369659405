package dev.callwright.agent.tool.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwright.config.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SignatureTest {

    /** The expected value is that of: printf '1700000000.{"a":1}' | openssl dgst -sha256 -hmac key. */
    @Test
    void isWhatOpensslSays() {
        String signature = new Signature(new Secret("key"))
                .of("{\"a\":1}".getBytes(StandardCharsets.UTF_8), Instant.ofEpochSecond(1_700_000_000));

        assertThat(signature)
                .isEqualTo("t=1700000000,v1=a438e398bfafc57e4396bb7fc2304422f0f768e965d073ca313cb52e22e6ad03");
    }
}
