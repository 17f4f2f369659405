package dev.callwright.agent.cascade;

import dev.callwright.agent.cascade.http.Service;
import dev.callwright.agent.cascade.speak.VoiceService;
import dev.callwright.config.ProviderConfig;
import java.util.List;

/** The three services of a cascade. Immutable, but for what {@link VoiceService} learns. */
record Services(Service hearing, Service chat, VoiceService voice) {

    static Services of(ProviderConfig config) {
        return new Services(
                Service.of("speech-to-text", config.speechToText(), Service.TRANSCRIPTIONS),
                Service.of("chat", config.chat(), Service.CHAT),
                new VoiceService(Service.of("text-to-speech", config.textToSpeech(), Service.SPEECH)));
    }

    List<Service> all() {
        return List.of(hearing, chat, voice.service());
    }
}
