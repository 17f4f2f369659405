package dev.callwright.config;

/**
 * Tools that run inside the vendor's service.
 *
 * @param webSearch        whether it may search the web
 * @param vectorStore      id of the knowledge it may retrieve from; empty for none
 * @param retrievalPrompt  how retrieved knowledge is put to the model, with {@code {{knowledge}}} and {@code {{query}}}
 */
public record VendorToolsConfig(boolean webSearch, String vectorStore, String retrievalPrompt) {

    public static final VendorToolsConfig DEFAULTS = new VendorToolsConfig(false, "", "");
}
