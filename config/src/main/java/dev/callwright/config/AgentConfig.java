package dev.callwright.config;

import java.util.List;

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
        return new AgentConfig(
                newName,
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

    public AgentConfig withModel(String newModel) {
        return new AgentConfig(
                name,
                newModel,
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

    public AgentConfig withVoice(String newVoice) {
        return new AgentConfig(
                name,
                model,
                newVoice,
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

    public AgentConfig withInstructions(String newInstructions) {
        return new AgentConfig(
                name,
                model,
                voice,
                newInstructions,
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

    public AgentConfig withPersona(String newPersona) {
        return new AgentConfig(
                name,
                model,
                voice,
                instructions,
                newPersona,
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

    public AgentConfig withGreeting(String newGreeting) {
        return new AgentConfig(
                name,
                model,
                voice,
                instructions,
                persona,
                newGreeting,
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

    public AgentConfig withLanguage(String newLanguage) {
        return new AgentConfig(
                name,
                model,
                voice,
                instructions,
                persona,
                greeting,
                newLanguage,
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

    public AgentConfig withLanguages(List<LanguageConfig> newLanguages) {
        return new AgentConfig(
                name,
                model,
                voice,
                instructions,
                persona,
                greeting,
                language,
                newLanguages,
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

    public AgentConfig withTurnDetection(TurnDetectionConfig newTurnDetection) {
        return new AgentConfig(
                name,
                model,
                voice,
                instructions,
                persona,
                greeting,
                language,
                languages,
                newTurnDetection,
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

    public AgentConfig withBargeIn(BargeInConfig newBargeIn) {
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
                newBargeIn,
                models,
                tools,
                vendorTools,
                filler,
                transfers,
                handoffs,
                care,
                voicemail);
    }

    public AgentConfig withModels(List<ModelConfig> newModels) {
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
                newModels,
                tools,
                vendorTools,
                filler,
                transfers,
                handoffs,
                care,
                voicemail);
    }

    public AgentConfig withTools(List<String> newTools) {
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
                newTools,
                vendorTools,
                filler,
                transfers,
                handoffs,
                care,
                voicemail);
    }

    public AgentConfig withVendorTools(VendorToolsConfig newVendorTools) {
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
                newVendorTools,
                filler,
                transfers,
                handoffs,
                care,
                voicemail);
    }

    public AgentConfig withFiller(FillerConfig newFiller) {
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
                newFiller,
                transfers,
                handoffs,
                care,
                voicemail);
    }

    public AgentConfig withTransfers(List<TransferConfig> newTransfers) {
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
                newTransfers,
                handoffs,
                care,
                voicemail);
    }

    public AgentConfig withHandoffs(List<HandoffConfig> newHandoffs) {
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
                newHandoffs,
                care,
                voicemail);
    }

    public AgentConfig withCare(CareConfig newCare) {
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
                newCare,
                voicemail);
    }

    public AgentConfig withVoicemail(VoicemailConfig newVoicemail) {
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
                newVoicemail);
    }
}
