package br.com.techmedicos.adapters.identity;

import br.com.techmedicos.application.identity.ClientAddress;
import br.com.techmedicos.application.identity.PasswordHasher;
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
 * Hashes with Argon2id, on a few threads of its own. A hash takes one processor for tens of
 * milliseconds and megabytes that the heap does not see; few threads and short queues bound both.
 * Threads of its own, since a native call would pin a virtual thread's carrier, and with it
 * everyone else.
 *
 * <p>Logins and new passwords have lanes of their own: a flood of one kind leaves the other its
 * share. Logins have a thread for each processor, new passwords one for every two and a lower
 * priority. On Linux both leave the processor to everything that takes less of it than a hash, so
 * that those who only read do not notice them.
 */
public final class Argon2PasswordHasher implements PasswordHasher, AutoCloseable {

  /**
   * How much a hash costs.
   *
   * @param memoryKib the memory, in KiB
   * @param iterations the passes over it
   * @param lanes the parts it is filled in
   */
  public record Cost(int memoryKib, int iterations, int lanes) {

    /** What OWASP recommends at least. */
    public static final Cost RECOMMENDED = new Cost(19 * 1024, 2, 1);
  }

  /** How many wait for each thread: about two seconds' worth. */
  private static final int QUEUE_PER_THREAD = 50;

  private static final Niceness LOGINS = new Niceness(5);
  private static final Niceness NEW_PASSWORDS = new Niceness(10);

  private final Argon2Advanced argon2 =
      Argon2Factory.createAdvanced(Argon2Factory.Argon2Types.ARGON2id);
  private final Cost cost;
  private final HashingLane logins;
  private final HashingLane newPasswords;
  private final PasswordHash nobodys;

  /**
   * A hasher with threads of its own, until it is closed.
   *
   * @param cost of every hash
   * @param processors how many there are to hash on
   */
  public Argon2PasswordHasher(Cost cost, int processors) {
    this(
        cost,
        lane("argon2-logins", LOGINS, processors),
        lane("argon2-new-passwords", NEW_PASSWORDS, Math.max(1, processors / 2)));
  }

  Argon2PasswordHasher(Cost cost, HashingLane logins, HashingLane newPasswords) {
    this.cost = cost;
    this.logins = logins;
    this.newPasswords = newPasswords;
    byte[] unknown = new byte[32];
    new SecureRandom().nextBytes(unknown);
    this.nobodys = hash(Password.of(HexFormat.of().formatHex(unknown)), ClientAddress.OURSELVES);
  }

  private static HashingLane lane(String name, Niceness niceness, int threads) {
    return new HashingLane(name, niceness, threads, QUEUE_PER_THREAD * threads);
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
  public Verdict verify(
      Password password, Optional<PasswordHash> hash, ClientAddress address, int failures) {
    String phc = hash.orElse(nobodys).phc();
    boolean matches =
        logins.inTurn(
                address, failures, () -> withBytes(password, bytes -> argon2.verify(phc, bytes)))
            && hash.isPresent();
    if (!matches) {
      return Verdict.MISMATCH;
    }
    return argon2.needsRehash(phc, cost.iterations(), cost.memoryKib(), cost.lanes())
        ? Verdict.MATCH_OUTDATED
        : Verdict.MATCH;
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

  /** Ends the threads, once what waits is done. */
  @Override
  public void close() {
    logins.close();
    newPasswords.close();
  }
}
