package dev.callwright.agent.cascade.http;

import io.netty.channel.EventLoop;
import java.net.http.HttpClient;

/** What the requests of one session share. Immutable. */
public record Wire(HttpClient client, EventLoop loop, Counters counters) {}
