package dev.callwright.agent.phone;

import dev.callwright.config.Secret;

/**
 * Whom a phone calls and as whom.
 *
 * @param target    SIP URI, with {@code ;transport=tcp} for TCP
 * @param from      user part of From
 * @param user      user of the digest credentials; empty for none
 * @param password  password of the digest credentials
 */
public record Dialling(String target, String from, String user, Secret password) {

    public Dialling(String target, String from) {
        this(target, from, "", Secret.NONE);
    }
}
