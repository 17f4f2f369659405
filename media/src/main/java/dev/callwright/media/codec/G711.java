package dev.callwright.media.codec;

/** G.711 (ITU-T G.711): one octet a sample at 8 kHz. */
public enum G711 {
    PCMU,
    PCMA
}
