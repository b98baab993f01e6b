package br.com.techmedicos.adapters.memory.identity;

import br.com.techmedicos.application.identity.KeySetId;
import br.com.techmedicos.application.identity.KnownKeySet;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** Remembers the key set until the process ends. */
public final class InMemoryKnownKeySet implements KnownKeySet {

  private final AtomicReference<KeySetId> known = new AtomicReference<>();

  @Override
  public KeySetId rememberIfFirst(KeySetId keySet) {
    known.compareAndSet(null, keySet);
    return Objects.requireNonNull(known.get());
  }
}
