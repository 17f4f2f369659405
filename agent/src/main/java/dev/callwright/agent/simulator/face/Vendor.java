package dev.callwright.agent.simulator.face;

import java.util.Set;

/** Whose service is played, found out from the request as the vendors' own gateways would. */
public enum Vendor {
    STEPFUN,
    OPENAI,
    OPENAI_BETA,
    AZURE,
    AZURE_BETA,
    QWEN,
    GLM,
    XAI;

    private static final Set<String> NO_MODEL = Set.of("/api/paas/v4/realtime");

    /**
     * The vendor whose path it is; where several share one, the vendor whose model it is.
     *
     * @param beta  whether the request has the header {@code OpenAI-Beta}
     */
    public static Vendor of(String path, String model, boolean beta) {
        if (path.endsWith("/openai/v1/realtime")) {
            return AZURE;
        }
        if (path.endsWith("/openai/realtime")) {
            return AZURE_BETA;
        }
        if (path.endsWith("/api-ws/v1/realtime")) {
            return QWEN;
        }
        if (NO_MODEL.contains(path)) {
            return GLM;
        }
        if (model.startsWith("grok")) {
            return XAI;
        }
        if (model.startsWith("gpt")) {
            return beta ? OPENAI_BETA : OPENAI;
        }
        return STEPFUN;
    }

    /** The parameter of the address that names the model; empty where the address does not. */
    public String modelParameter() {
        return switch (this) {
            case AZURE_BETA -> "deployment";
            case GLM -> "";
            case STEPFUN, OPENAI, OPENAI_BETA, AZURE, QWEN, XAI -> "model";
        };
    }

    /** Whether the key may come in a header of its own, {@code api-key}. */
    public boolean takesApiKeyHeader() {
        return this == AZURE || this == AZURE_BETA;
    }

    /** Whether it has such a model; of StepFun others decide. Azure's customers name their deployments as they like. */
    public boolean has(String model) {
        return switch (this) {
            case STEPFUN -> false;
            case OPENAI, OPENAI_BETA -> model.startsWith("gpt");
            case AZURE, AZURE_BETA, GLM -> true;
            case QWEN -> model.startsWith("qwen");
            case XAI -> model.startsWith("grok");
        };
    }

    /** A face for one connection. */
    public Face face(String model) {
        return switch (this) {
            case STEPFUN -> new StepFunFace(model);
            case OPENAI, AZURE, XAI -> new YoungerFace(this, new OlderFace(this, model));
            case OPENAI_BETA, AZURE_BETA, QWEN, GLM -> new OlderFace(this, model);
        };
    }

    boolean isOpenAi() {
        return switch (this) {
            case OPENAI, OPENAI_BETA, AZURE, AZURE_BETA -> true;
            case STEPFUN, QWEN, GLM, XAI -> false;
        };
    }
}
