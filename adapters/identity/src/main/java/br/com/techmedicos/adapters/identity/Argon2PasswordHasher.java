package br.com.techmedicos.adapters.identity;

import br.com.techmedicos.adapters.shared.Niceness;
import br.com.techmedicos.adapters.shared.WorkLimit;
import br.com.techmedicos.application.identity.PasswordHasher;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.PasswordHash;
import de.mkammerer.argon2.Argon2Advanced;
import de.mkammerer.argon2.Argon2Factory;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Hashes with Argon2id, on a few threads of its own. A hash takes a processor for tens of
 * milliseconds, and megabytes outside the heap; few threads and short queues bound both. A native
 * call would pin the carrier of a virtual thread.
 *
 * <p>Logins and new passwords have separate pools, so that a flood of one does not starve the
 * other. Logins have a thread for each processor, new passwords one for every two, with a lower
 * priority. On Linux both yield to other work, so that reads do not notice them.
 */
public final class Argon2PasswordHasher implements PasswordHasher, AutoCloseable {

  /**
   * The cost of a hash.
   *
   * @param memoryKib the memory, in KiB
   * @param iterations the passes over it
   * @param lanes the degree of parallelism
   */
  public record Cost(int memoryKib, int iterations, int lanes) {

    /** The minimum that OWASP recommends. */
    public static final Cost RECOMMENDED = new Cost(19 * 1024, 2, 1);
  }

  /** The queue for each thread, about two seconds of work. */
  private static final int QUEUE_PER_THREAD = 50;

  /** What may wait in one queue, whose callers hold a thread each. */
  private static final int QUEUE_AT_MOST = 100;

  private static final Niceness LOGINS = new Niceness(17);
  private static final Niceness NEW_PASSWORDS = new Niceness(19);

  private final Argon2Advanced argon2 =
      Argon2Factory.createAdvanced(Argon2Factory.Argon2Types.ARGON2id);
  private final Cost cost;
  private final HashingPool logins;
  private final HashingPool newPasswords;
  private final PasswordHash nobodys;

  /**
   * Starts the threads, which end with {@link #close()}.
   *
   * @param processors the number of processors
   */
  public Argon2PasswordHasher(Cost cost, int processors) {
    this(
        cost,
        pool("argon2-logins", LOGINS, processors),
        pool("argon2-new-passwords", NEW_PASSWORDS, Math.max(1, processors / 2)));
  }

  Argon2PasswordHasher(Cost cost, HashingPool logins, HashingPool newPasswords) {
    this.cost = cost;
    this.logins = logins;
    this.newPasswords = newPasswords;
    byte[] unknown = new byte[32];
    new SecureRandom().nextBytes(unknown);
    this.nobodys = hash(Password.typed(HexFormat.of().formatHex(unknown)), ClientAddress.OURSELVES);
  }

  private static HashingPool pool(String name, Niceness niceness, int threads) {
    return new HashingPool(
        name, niceness, threads, Math.min(QUEUE_PER_THREAD * threads, QUEUE_AT_MOST));
  }

  @Override
  public PasswordHash hash(Password password, ClientAddress address) {
    return newPasswords.inTurn(
        address,
        0,
        () ->
            withBytes(
                password,
                bytes ->
                    new PasswordHash(
                        argon2.hash(cost.iterations(), cost.memoryKib(), cost.lanes(), bytes))));
  }

  @Override
  public void requireRoomToVerify(ClientAddress address) {
    logins.requireRoom(address);
  }

  @Override
  public void requireRoomToHash(ClientAddress address) {
    newPasswords.requireRoom(address);
  }

  @Override
  public Comparison verify(
      Password password, Optional<PasswordHash> hash, ClientAddress address, int failures) {
    String phc = hash.orElse(nobodys).phc();
    boolean matches =
        logins.inTurn(
                address, failures, () -> withBytes(password, bytes -> argon2.verify(phc, bytes)))
            && hash.isPresent();
    if (!matches) {
      return Comparison.MISMATCH;
    }
    return argon2.needsRehash(phc, cost.iterations(), cost.memoryKib(), cost.lanes())
        ? Comparison.MATCH_OUTDATED
        : Comparison.MATCH;
  }

  /** {@return the limit of hashes for logins} */
  public WorkLimit logins() {
    return logins;
  }

  /** {@return the limit of hashes for new passwords} */
  public WorkLimit newPasswords() {
    return newPasswords;
  }

  private interface Work<T> {
    T with(byte[] bytes);
  }

  private static <T> T withBytes(Password password, Work<T> work) {
    byte[] bytes = password.value().getBytes(StandardCharsets.UTF_8);
    try {
      return work.with(bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** Ends the threads once the queues are empty. */
  @Override
  public void close() {
    logins.close();
    newPasswords.close();
  }
}
