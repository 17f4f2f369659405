package dev.callwright.agent.bridge.model;

import java.time.Duration;

/**
 * How often and how patiently the model is tried.
 *
 * @param attempts         attempts in a row
 * @param firstPause       pause before the second; doubles from there
 * @param responseTimeout  how long a requested response may stay away
 */
public record Retries(int attempts, Duration firstPause, Duration responseTimeout) {}
