package dev.callwright.media.leg;

/**
 * What the engine has done and has open. Immutable.
 *
 * @param traffic       all legs since the start, closed ones included
 * @param openLegs      legs not yet closed
 * @param portsInUse    ports that belong to a leg
 * @param portsResting  ports of closed legs that are not yet used again
 */
public record MediaStats(LegStats traffic, TickStats ticks, int openLegs, int portsInUse, int portsResting) {}
