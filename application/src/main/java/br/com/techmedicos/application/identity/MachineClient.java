package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.identity.ClientId;
import br.com.techmedicos.domain.identity.ClientName;
import br.com.techmedicos.domain.identity.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A partner's program, which calls by itself. After a rotation both secrets are good for a time.
 *
 * @param scopes what it may do at most
 * @param requestsPerMinute its quota on each instance of the service
 * @param secret the digest of its secret
 * @param previous the digest of the secret before, if there was one
 * @param revokedAt when it was revoked for good, if it was
 * @param version starting at 1 and incremented by every change
 */
public record MachineClient(
    ClientId id,
    ClientName name,
    Set<Scope> scopes,
    int requestsPerMinute,
    TokenDigest secret,
    Optional<PreviousSecret> previous,
    Instant registeredAt,
    Optional<Instant> revokedAt,
    long version) {

  /** How long the secret before is good after a rotation. */
  public static final Duration OVERLAP = Duration.ofDays(1);

  /** The largest quota of requests a minute. */
  public static final int MOST_REQUESTS = 6_000;

  public MachineClient {
    scopes = Set.copyOf(scopes);
  }

  /**
   * A secret that was replaced.
   *
   * @param until when it is void
   */
  public record PreviousSecret(TokenDigest digest, Instant until) {}

  /** Replaces the secret. The one before stays good for {@link #OVERLAP}, older ones are void. */
  MachineClient rotate(TokenDigest next, Instant now) {
    return new MachineClient(
        id,
        name,
        scopes,
        requestsPerMinute,
        next,
        Optional.of(new PreviousSecret(secret, now.plus(OVERLAP))),
        registeredAt,
        revokedAt,
        version + 1);
  }

  /** Revokes it for good. */
  MachineClient revoke(Instant now) {
    return new MachineClient(
        id,
        name,
        scopes,
        requestsPerMinute,
        secret,
        Optional.empty(),
        registeredAt,
        Optional.of(now),
        version + 1);
  }

  /** {@return whether it may not call any more} */
  public boolean isRevoked() {
    return revokedAt.isPresent();
  }

  /** Whether a secret is its own, at an instant. */
  boolean has(TokenDigest digest, Instant now) {
    return !isRevoked()
        && (secret.equals(digest)
            || previous
                .filter(before -> now.isBefore(before.until()))
                .map(PreviousSecret::digest)
                .filter(digest::equals)
                .isPresent());
  }

  /** The scopes of a token that it still has. */
  Set<Scope> stillHas(Set<Scope> granted) {
    Set<Scope> both = EnumSet.noneOf(Scope.class);
    both.addAll(granted);
    both.retainAll(scopes);
    return Set.copyOf(both);
  }
}
