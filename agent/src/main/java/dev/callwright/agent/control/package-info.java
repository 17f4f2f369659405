/**
 * How commands reach the running server: a Unix socket for its own user, one JSON object a line.
 *
 * <pre>
 *   -&gt; {"command":"doctor","arguments":{"about":"carrier-a"}}
 *   &lt;- {"progress":{...}}                      as often as the command has something to tell
 *   &lt;- {"done":true,"result":{...}}            or {"done":true,"error":"a sentence"}
 * </pre>
 *
 * <p>Uses: the JDK and Jackson only. A virtual thread per client; a client asks one thing after the other.
 */
@NullMarked
package dev.callwright.agent.control;

import org.jspecify.annotations.NullMarked;
