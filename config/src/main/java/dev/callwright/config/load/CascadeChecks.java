package dev.callwright.config.load;

import dev.callwright.config.HttpModelConfig;
import dev.callwright.config.Problem;
import dev.callwright.config.ProviderConfig;
import dev.callwright.config.ProviderConfig.DialectName;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;

/** Checks of the three services of {@code providers} whose dialect is {@code cascade}. */
final class CascadeChecks {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private CascadeChecks() {}

    static void providers(List<ProviderConfig> providers, Section root) {
        for (int i = 0; i < providers.size(); i++) {
            ProviderConfig provider = providers.get(i);
            if (provider.dialect() == DialectName.CASCADE) {
                cascade(provider, root.item("providers", i));
            }
        }
    }

    private static void cascade(ProviderConfig provider, Section section) {
        if (!provider.url().isEmpty()) {
            section.problem(
                    "url",
                    "is not used by a cascade, which has three addresses",
                    "move it to speech-to-text, chat and text-to-speech");
        }
        if (provider.apiKey().isPresent()) {
            section.problem(
                    "api-key",
                    "is not used by a cascade, which has three keys",
                    "move it to speech-to-text, chat and text-to-speech");
        }
        service(provider.speechToText(), section.at("speech-to-text"));
        service(provider.chat(), section.at("chat"));
        service(provider.textToSpeech(), section.at("text-to-speech"));
        // The model an agent names is the one that thinks; it cannot hear and speak as well.
        section.at("speech-to-text").filled("model", provider.speechToText().model());
        section.at("text-to-speech").filled("model", provider.textToSpeech().model());
    }

    private static void service(HttpModelConfig service, Section section) {
        if (!isAddress(service.url())) {
            String what = service.url().isEmpty() ? "is empty" : Problem.excerpt(service.url()) + " is no HTTP address";
            section.problem("url", what, "write https://HOST/... or http://HOST/... up to the version");
        }
        if (service.apiKey().value().chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
            section.problem("api-key", "holds characters that no HTTP header may carry", "check the variable");
        }
    }

    private static boolean isAddress(String text) {
        try {
            URI url = new URI(text);
            return url.getScheme() != null
                    && SCHEMES.contains(url.getScheme())
                    && url.getHost() != null
                    && url.getQuery() == null
                    && url.getFragment() == null;
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
