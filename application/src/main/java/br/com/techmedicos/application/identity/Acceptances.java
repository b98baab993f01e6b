package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.identity.AccountId;
import java.util.List;

/** Who accepted which legal documents. */
public interface Acceptances {

  /** Stores an acceptance; if the same version was accepted before, the first time stays. */
  void add(Acceptance acceptance);

  /**
   * What somebody accepted.
   *
   * @return the latest first
   */
  List<Acceptance> of(AccountId account);
}
