package dev.callwright.config;

/** A voice codec that a trunk may use. */
public enum Codec {
    PCMU,
    PCMA
}
