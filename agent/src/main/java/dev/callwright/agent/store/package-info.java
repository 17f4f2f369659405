/**
 * Calls, turns and transcripts, as they are kept in H2 or PostgreSQL: the records, and how others hand them over.
 *
 * <pre>
 * call thread -&gt; CallJournal.record -&gt; JournalQueue (bounded) -&gt; JournalWriter (one thread) -&gt; JournalSql -&gt; database
 * console, command line -&gt; CallReader -&gt; database;   records -&gt; CallTable -&gt; plain text
 * </pre>
 *
 * <p>What is not known (no answer, no end, no audio) is an empty Optional in the records, as everywhere in the
 * vocabulary. Every string that came from the network is bounded when its record is made, so that a hostile header costs
 * its own tail and never a row.
 *
 * <p>Uses: the JDK. Immutable values; {@link dev.callwright.agent.store.CallJournal} may be called on any thread.
 */
@NullMarked
package dev.callwright.agent.store;

import org.jspecify.annotations.NullMarked;
