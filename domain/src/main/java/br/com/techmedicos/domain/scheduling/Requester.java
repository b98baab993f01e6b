package br.com.techmedicos.domain.scheduling;

import br.com.techmedicos.domain.identity.DoctorId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the patient stands who asks for a slot. An account is new for its first {@link #NEW_ACCOUNT},
 * or until a visit is completed: anyone can make accounts, and a doctor's week must not be held by
 * a handful made a minute ago.
 *
 * @param newUntil until when the account is new; empty once it is not
 * @param awaited the doctors whose answers to other requests the patient awaits, one entry a
 *     request; only looked at while the account is new
 */
public record Requester(Optional<Instant> newUntil, List<DoctorId> awaited) {

  /** How long an account is new, unless a visit is completed sooner. */
  public static final Duration NEW_ACCOUNT = Duration.ofHours(24);

  /** Whoever is no longer new. */
  public static final Requester ESTABLISHED = new Requester(Optional.empty(), List.of());

  public Requester {
    awaited = List.copyOf(awaited);
  }
}
