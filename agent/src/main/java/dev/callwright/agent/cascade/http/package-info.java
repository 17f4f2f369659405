/**
 * One exchange with a service: its request, what is read of its answer, what its failure means, and what is counted.
 *
 * <p>Uses: {@code config}, {@code agent.realtime}, Netty's event loop, the JDK's HTTP client, JSON. Owner: the media loop of the call;
 * bodies are read on a virtual thread.
 */
@NullMarked
package dev.callwright.agent.cascade.http;

import org.jspecify.annotations.NullMarked;
