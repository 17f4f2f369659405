package dev.callwright.agent.realtime.dialect;

import dev.callwright.agent.realtime.Dialect;
import dev.callwright.config.ProviderConfig.DialectName;
import java.util.Optional;

/** The door to the dialects. Stateless. */
public final class Dialects {

    /** StepFun's, which the service of {@code realtime} speaks. */
    public static final Dialect STEPFUN = new Family(new StepFun());

    private static final OpenAiBeta OPENAI_BETA = new OpenAiBeta();

    private Dialects() {}

    /** The dialect of that name; empty for a cascade, which is no service of this family. */
    public static Optional<Dialect> of(DialectName name) {
        return switch (name) {
            case STEPFUN -> Optional.of(STEPFUN);
            case OPENAI -> Optional.of(new Family(new OpenAi("gpt-4o-mini-transcribe")));
            case OPENAI_BETA -> Optional.of(new Family(OPENAI_BETA));
            case AZURE -> Optional.of(new Family(new Azure(false, new OpenAi("whisper-1"))));
            case AZURE_BETA -> Optional.of(new Family(new Azure(true, OPENAI_BETA)));
            case QWEN -> Optional.of(new Family(new Qwen()));
            case GLM -> Optional.of(new Family(new Glm()));
            case XAI -> Optional.of(new Family(new XAi()));
            case CASCADE -> Optional.empty();
        };
    }

    /** The vendor's own address; empty where every customer has another, or where there is none. */
    public static String addressOf(DialectName name) {
        return switch (name) {
            case STEPFUN -> "wss://api.stepfun.com/v1/realtime";
            case OPENAI, OPENAI_BETA -> "wss://api.openai.com/v1/realtime";
            case QWEN -> "wss://dashscope.aliyuncs.com/api-ws/v1/realtime";
            case GLM -> "wss://open.bigmodel.cn/api/paas/v4/realtime";
            case XAI -> "wss://api.x.ai/v1/realtime";
            case AZURE, AZURE_BETA, CASCADE -> "";
        };
    }
}
