package dev.callwright.config;

import java.util.List;
import java.util.function.Consumer;

/**
 * An agent that answers calls.
 *
 * @param name           unique name; softphone users may dial it
 * @param model          model id of the realtime service
 * @param voice          voice id
 * @param instructions   system prompt
 * @param persona        file whose text stands before the instructions; empty for none
 * @param greeting       what the agent says first, in these words; empty for an agent that waits
 * @param language       BCP 47 tag of the language it speaks; empty leaves that to the model
 * @param languages      how callers of some numbers are spoken to
 * @param turnDetection  who notices when the caller speaks
 * @param bargeIn        callers who speak while the agent does
 * @param models         models to choose from; none for {@code model} of {@code realtime}
 * @param tools          names of the tools it may use
 * @param vendorTools    tools inside the vendor's service
 * @param filler         what callers hear while a tool takes its time
 * @param transfers      whom it may transfer calls to
 * @param handoffs       agents that may take over from it
 * @param care           silence and the end of time
 * @param voicemail      answering machines
 */
public record AgentConfig(
        String name,
        String model,
        String voice,
        String instructions,
        String persona,
        String greeting,
        String language,
        List<LanguageConfig> languages,
        TurnDetectionConfig turnDetection,
        BargeInConfig bargeIn,
        List<ModelConfig> models,
        List<String> tools,
        VendorToolsConfig vendorTools,
        FillerConfig filler,
        List<TransferConfig> transfers,
        List<HandoffConfig> handoffs,
        CareConfig care,
        VoicemailConfig voicemail) {

    public static final AgentConfig DEFAULTS = new AgentConfig(
            "",
            "stepaudio-2.5-realtime",
            "qingchunshaonv",
            "You are a friendly receptionist on the telephone. Answer briefly.",
            "",
            "Hello, how can I help you?",
            "",
            List.of(),
            TurnDetectionConfig.DEFAULTS,
            BargeInConfig.DEFAULTS,
            List.of(),
            List.of(),
            VendorToolsConfig.DEFAULTS,
            FillerConfig.DEFAULTS,
            List.of(),
            List.of(),
            CareConfig.DEFAULTS,
            VoicemailConfig.DEFAULTS);

    public AgentConfig {
        languages = List.copyOf(languages);
        models = List.copyOf(models);
        tools = List.copyOf(tools);
        transfers = List.copyOf(transfers);
        handoffs = List.copyOf(handoffs);
    }

    /** An agent of this name, else like {@link #DEFAULTS}. */
    public static AgentConfig named(String name) {
        return DEFAULTS.withName(name);
    }

    public AgentConfig withName(String newName) {
        return with(changed -> changed.name = newName);
    }

    public AgentConfig withModel(String newModel) {
        return with(changed -> changed.model = newModel);
    }

    public AgentConfig withVoice(String newVoice) {
        return with(changed -> changed.voice = newVoice);
    }

    public AgentConfig withInstructions(String newInstructions) {
        return with(changed -> changed.instructions = newInstructions);
    }

    public AgentConfig withGreeting(String newGreeting) {
        return with(changed -> changed.greeting = newGreeting);
    }

    public AgentConfig withLanguage(String newLanguage) {
        return with(changed -> changed.language = newLanguage);
    }

    public AgentConfig withLanguages(List<LanguageConfig> newLanguages) {
        return with(changed -> changed.languages = newLanguages);
    }

    public AgentConfig withTurnDetection(TurnDetectionConfig newTurnDetection) {
        return with(changed -> changed.turnDetection = newTurnDetection);
    }

    public AgentConfig withBargeIn(BargeInConfig newBargeIn) {
        return with(changed -> changed.bargeIn = newBargeIn);
    }

    public AgentConfig withModels(List<ModelConfig> newModels) {
        return with(changed -> changed.models = newModels);
    }

    public AgentConfig withTools(List<String> newTools) {
        return with(changed -> changed.tools = newTools);
    }

    public AgentConfig withFiller(FillerConfig newFiller) {
        return with(changed -> changed.filler = newFiller);
    }

    public AgentConfig withTransfers(List<TransferConfig> newTransfers) {
        return with(changed -> changed.transfers = newTransfers);
    }

    public AgentConfig withHandoffs(List<HandoffConfig> newHandoffs) {
        return with(changed -> changed.handoffs = newHandoffs);
    }

    public AgentConfig withCare(CareConfig newCare) {
        return with(changed -> changed.care = newCare);
    }

    public AgentConfig withVoicemail(VoicemailConfig newVoicemail) {
        return with(changed -> changed.voicemail = newVoicemail);
    }

    private AgentConfig with(Consumer<Changed> change) {
        Changed changed = new Changed(this);
        change.accept(changed);
        return changed.record();
    }

    /** The components while one of them is replaced, so that a new component is written in three places and not in twenty. */
    private static final class Changed {

        private String name;
        private String model;
        private String voice;
        private String instructions;
        private String persona;
        private String greeting;
        private String language;
        private List<LanguageConfig> languages;
        private TurnDetectionConfig turnDetection;
        private BargeInConfig bargeIn;
        private List<ModelConfig> models;
        private List<String> tools;
        private VendorToolsConfig vendorTools;
        private FillerConfig filler;
        private List<TransferConfig> transfers;
        private List<HandoffConfig> handoffs;
        private CareConfig care;
        private VoicemailConfig voicemail;

        Changed(AgentConfig old) {
            name = old.name;
            model = old.model;
            voice = old.voice;
            instructions = old.instructions;
            persona = old.persona;
            greeting = old.greeting;
            language = old.language;
            languages = old.languages;
            turnDetection = old.turnDetection;
            bargeIn = old.bargeIn;
            models = old.models;
            tools = old.tools;
            vendorTools = old.vendorTools;
            filler = old.filler;
            transfers = old.transfers;
            handoffs = old.handoffs;
            care = old.care;
            voicemail = old.voicemail;
        }

        AgentConfig record() {
            return new AgentConfig(
                    name,
                    model,
                    voice,
                    instructions,
                    persona,
                    greeting,
                    language,
                    languages,
                    turnDetection,
                    bargeIn,
                    models,
                    tools,
                    vendorTools,
                    filler,
                    transfers,
                    handoffs,
                    care,
                    voicemail);
        }
    }
}
