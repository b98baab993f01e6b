package br.com.techmedicos.stories.identity;

import br.com.techmedicos.application.identity.PasswordHasher;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.application.shared.TooBusy;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.PasswordHash;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Costs nothing, hides nothing, and counts how often it was asked. */
public final class TransparentHasher implements PasswordHasher {

  final AtomicInteger comparisons = new AtomicInteger();
  volatile boolean busy;
  volatile boolean full;
  volatile @Nullable RuntimeException failure;
  volatile Runnable meanwhile = () -> {};
  volatile String effort = "usual";

  @Override
  public PasswordHash hash(Password password, ClientAddress address) {
    refuseIfBusy();
    return hash(password);
  }

  @Override
  public void requireRoomToVerify(ClientAddress address) {
    if (full) {
      throw new TooBusy(Duration.ofSeconds(2));
    }
  }

  @Override
  public void requireRoomToHash(ClientAddress address) {
    requireRoomToVerify(address);
  }

  @Override
  public Comparison verify(
      Password password, Optional<PasswordHash> hash, ClientAddress address, int failures) {
    refuseIfBusy();
    comparisons.incrementAndGet();
    if (hash.filter(h -> h.phc().endsWith(":" + password.value())).isEmpty()) {
      return Comparison.MISMATCH;
    }
    return hash.equals(Optional.of(hash(password))) ? Comparison.MATCH : Comparison.MATCH_OUTDATED;
  }

  /** {@return what it would make of a password} */
  public PasswordHash hash(Password password) {
    return new PasswordHash(effort + ":" + password.value());
  }

  private void refuseIfBusy() {
    meanwhile.run();
    RuntimeException fails = failure;
    if (fails != null) {
      throw fails;
    }
    if (busy) {
      throw new TooBusy(Duration.ofSeconds(2));
    }
  }
}
