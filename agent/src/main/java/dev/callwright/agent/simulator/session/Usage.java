package dev.callwright.agent.simulator.session;

import dev.callwright.agent.simulator.Json;
import tools.jackson.databind.node.ObjectNode;

/** Tokens of a response: invented, but of a likely size and with totals that add up. Immutable. */
record Usage(int inputText, int inputAudio, int outputText, int outputAudio) {

    /** Of speech: a token for every four letters, and one for every 40 ms. */
    static Usage of(String heard, String said, long saidMillis) {
        return new Usage(60 + heard.length() / 4, 0, said.length() / 4, (int) (saidMillis / 40));
    }

    ObjectNode json() {
        ObjectNode usage = Json.object()
                .put("total_tokens", inputText + inputAudio + outputText + outputAudio)
                .put("input_tokens", inputText + inputAudio)
                .put("output_tokens", outputText + outputAudio);
        ObjectNode input = usage.putObject("input_token_details")
                .put("cached_tokens", 0)
                .put("text_tokens", inputText)
                .put("audio_tokens", inputAudio);
        input.putObject("cached_tokens_details").put("text_tokens", 0).put("audio_tokens", 0);
        usage.putObject("output_token_details").put("text_tokens", outputText).put("audio_tokens", outputAudio);
        return usage;
    }
}
