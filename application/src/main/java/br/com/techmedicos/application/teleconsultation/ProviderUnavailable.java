package br.com.techmedicos.application.teleconsultation;

import br.com.techmedicos.domain.shared.Violation;
import java.time.Duration;

/**
 * Whoever provides the rooms does not answer, or not as it should. Nobody is sent into a room that
 * may not be there.
 *
 * @param retryAfter how long to wait before trying again
 */
public record ProviderUnavailable(Duration retryAfter) implements Violation {}
