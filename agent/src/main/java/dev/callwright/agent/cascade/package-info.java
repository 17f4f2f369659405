/**
 * A model session made of three services by HTTP: one that hears, one that thinks, one that speaks, all by the interface OpenAI made
 * common. Turns are decided on our side.
 *
 * <pre>
 *   caller audio -&gt; CallerAudio -&gt; Transcription -&gt; History -&gt; Thinking -&gt; SentenceSplitter -&gt; Speech -&gt; audio
 * </pre>
 *
 * <p>Uses: its own rooms, {@code config}, the neutral vocabulary of {@code agent.realtime}, Netty's event loop, the JDK's HTTP client.
 * Owner: the media loop of the call; each HTTP request blocks a virtual thread of its own, which hands over what it reads by {@code
 * loop.execute}.
 */
@NullMarked
package dev.callwright.agent.cascade;

import org.jspecify.annotations.NullMarked;
