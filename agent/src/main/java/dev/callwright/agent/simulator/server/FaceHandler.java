package dev.callwright.agent.simulator.server;

import dev.callwright.agent.simulator.Faces.Face;
import dev.callwright.agent.simulator.Faces.Mishap;
import dev.callwright.agent.simulator.Json;
import dev.callwright.agent.simulator.Refusal;
import dev.callwright.agent.simulator.Scenario;
import dev.callwright.agent.simulator.service.ChatFace;
import dev.callwright.agent.simulator.service.FaceCounts;
import dev.callwright.agent.simulator.service.FaceReply;
import dev.callwright.agent.simulator.service.HearingFace;
import dev.callwright.agent.simulator.service.SpeechFace;
import dev.callwright.agent.simulator.speech.Speaker;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The HTTP faces of the simulator, on the port of its WebSocket: requests to other paths are passed on. Owner: the channel's event
 * loop.
 */
final class FaceHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

    private final Scenario scenario;
    private final Admission admission;
    private final FaceCounts counts;
    private final Speaker speaker;

    FaceHandler(Scenario scenario, Admission admission, FaceCounts counts, Speaker speaker) {
        this.scenario = scenario;
        this.admission = admission;
        this.counts = counts;
        this.speaker = speaker;
    }

    @Override
    public boolean acceptInboundMessage(Object message) {
        return message instanceof FullHttpRequest request
                && request.decoderResult().isSuccess()
                && (isModels(request) || faceOf(request).isPresent());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        stayOpen(context);
        Optional<Face> face = faceOf(request);
        Optional<Mishap.Kind> mishap = face.flatMap(counts::mishapOf);
        FaceReply reply = new FaceReply(context, mishap.equals(Optional.of(Mishap.Kind.CUT)));
        Optional<Admission.Verdict.Refused> refused = admission.refusal(request);
        if (refused.isPresent()) {
            reply.refuse(
                    refused.get().status(), refused.get().type(), refused.get().message());
        } else if (face.isEmpty()) {
            reply.json(HttpResponseStatus.OK, models());
        } else if (!goesWrong(mishap, reply)) {
            answer(face.get(), request, reply);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        var _ = context.close();
    }

    private void answer(Face face, FullHttpRequest request, FaceReply reply) {
        try {
            switch (face) {
                case HEARING -> new HearingFace(scenario, counts).answer(request, reply);
                case CHAT -> new ChatFace(scenario, counts, speaker).answer(request, reply);
                case SPEECH -> new SpeechFace(scenario.faces(), speaker).answer(request, reply);
            }
        } catch (Refusal refusal) {
            reply.refuse(HttpResponseStatus.BAD_REQUEST, "invalid_request_error", refusal.message());
        }
    }

    private static boolean goesWrong(Optional<Mishap.Kind> mishap, FaceReply reply) {
        if (mishap.isEmpty()) {
            return false;
        }
        switch (mishap.get()) {
            case ERROR -> reply.refuse(HttpResponseStatus.INTERNAL_SERVER_ERROR, "server_error", "internal error");
            case BAD_REQUEST -> reply.refuse(HttpResponseStatus.BAD_REQUEST, "invalid_request_error", "not like this");
            case BAD_KEY -> reply.refuse(HttpResponseStatus.UNAUTHORIZED, "invalid_api_key", "the key has expired");
            case QUOTA -> reply.refuse(HttpResponseStatus.PAYMENT_REQUIRED, "quota_exceeded", "insufficient balance");
            case RATE_LIMIT -> reply.refuse(HttpResponseStatus.TOO_MANY_REQUESTS, "rate_limit", "too many requests");
            case HANG -> {}
            case CUT -> {
                return false;
            }
        }
        return true;
    }

    /** A client keeps its connection for the next request. */
    private static void stayOpen(ChannelHandlerContext context) {
        if (context.pipeline().get(IdleClose.class) == null) {
            context.pipeline().remove(ReadTimeoutHandler.class);
            context.pipeline().addFirst(new IdleClose());
        }
    }

    private static boolean isModels(FullHttpRequest request) {
        return request.method().equals(HttpMethod.GET) && path(request).endsWith("/models");
    }

    private static Optional<Face> faceOf(FullHttpRequest request) {
        if (!request.method().equals(HttpMethod.POST)) {
            return Optional.empty();
        }
        String path = path(request);
        if (path.endsWith("/audio/transcriptions")) {
            return Optional.of(Face.HEARING);
        }
        if (path.endsWith("/chat/completions")) {
            return Optional.of(Face.CHAT);
        }
        return path.endsWith("/audio/speech") ? Optional.of(Face.SPEECH) : Optional.empty();
    }

    private static String path(FullHttpRequest request) {
        return new QueryStringDecoder(request.uri()).path();
    }

    private static ObjectNode models() {
        var list = Json.object().put("object", "list");
        list.putArray("data")
                .addObject()
                .put("id", "any")
                .put("object", "model")
                .put("owned_by", "simulator");
        return list;
    }
}
