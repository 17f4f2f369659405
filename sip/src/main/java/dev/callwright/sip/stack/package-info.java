/**
 * The vocabulary of {@code sip} spoken through JAIN-SIP. Only this package and its rooms know that JAIN-SIP is there.
 *
 * <pre>
 *   stack -&gt; uas, uac -&gt; dialog -&gt; basis -&gt; text, digest, net, tls
 * </pre>
 *
 * <p>Uses: {@code sip}, {@code config}. Owner: the stack's threads for what runs in callbacks.
 */
@NullMarked
package dev.callwright.sip.stack;

import org.jspecify.annotations.NullMarked;
