package br.com.techmedicos.adapters.rest.ratelimit;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Whether callers are limited ({@code techmedicos.rate-limits}).
 *
 * @param enabled what is off for a load test from one address: the limits of one user, of one
 *     address and of a new account
 */
@ConfigurationProperties("techmedicos.rate-limits")
public record RateLimits(@Bindable(defaultValue = "true") boolean enabled) {}
