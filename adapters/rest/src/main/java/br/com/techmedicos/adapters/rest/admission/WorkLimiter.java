package br.com.techmedicos.adapters.rest.admission;

import br.com.techmedicos.adapters.shared.WorkLimit;
import com.netflix.concurrency.limits.Limit;
import com.netflix.concurrency.limits.limiter.SimpleLimiter;

/** Admits one kind of work up to its limit. */
final class WorkLimiter extends SimpleLimiter<Void> implements WorkLimit {

  private final String kind;

  WorkLimiter(String kind, Limit limit) {
    super(SimpleLimiter.newBuilder().named(kind).limit(limit));
    this.kind = kind;
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public int inFlight() {
    return getInflight();
  }

  @Override
  public int limit() {
    return getLimit();
  }
}
