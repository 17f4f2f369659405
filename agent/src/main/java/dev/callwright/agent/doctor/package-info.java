/**
 * Why a trunk or a call does not work, in sentences: facts are gathered from what the server remembers, and findings are pure
 * functions of them.
 *
 * <p>Uses: {@code agent.call} for reports of calls, {@code agent.store}, {@code agent.control}, {@code sip} with its trunks and
 * traces, {@code media.leg} for counters, {@code config}. Thread-safe unless said otherwise.
 */
@NullMarked
package dev.callwright.agent.doctor;

import org.jspecify.annotations.NullMarked;
