package dev.callwright.config;

/**
 * SIP messages kept for the doctor, and their export.
 *
 * @param calls        calls whose messages are kept, the latest; 0 keeps none
 * @param messages     messages kept of one call, the first half and the latest
 * @param hep          {@code HOST:PORT} of a Homer server that gets every message by HEP3 over UDP; empty for none
 * @param hepNode      capture node number in the export
 * @param hepPassword  password of the export; empty for none
 */
public record CaptureConfig(int calls, int messages, String hep, int hepNode, Secret hepPassword) {

    public static final CaptureConfig DEFAULTS = new CaptureConfig(500, 60, "", 2001, Secret.NONE);
}
