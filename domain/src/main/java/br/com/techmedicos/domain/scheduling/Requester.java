package br.com.techmedicos.domain.scheduling;

import br.com.techmedicos.domain.identity.DoctorId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The booking status of the patient who requests a slot. An account is new for its first {@link
 * #NEW_ACCOUNT}, or until a consultation is completed. Anyone can create accounts, so a few new
 * ones must not be able to block a doctor's week.
 *
 * @param newUntil until when the account is new; empty once it is not
 * @param awaited the doctors whose answers to other requests the patient awaits, one entry a
 *     request; only looked at while the account is new
 */
public record Requester(Optional<Instant> newUntil, List<DoctorId> awaited) {

  /** How long an account is new, unless a consultation is completed sooner. */
  public static final Duration NEW_ACCOUNT = Duration.ofHours(24);

  /** A requester whose account is no longer new, or who awaits no answer. */
  public static final Requester UNLIMITED = new Requester(Optional.empty(), List.of());

  public Requester {
    awaited = List.copyOf(awaited);
  }
}
