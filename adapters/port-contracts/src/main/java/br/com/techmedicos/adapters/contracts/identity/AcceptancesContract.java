package br.com.techmedicos.adapters.contracts.identity;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.identity.Acceptance;
import br.com.techmedicos.application.identity.Acceptances;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.LegalDocument;
import br.com.techmedicos.domain.identity.Role;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The contract of {@link Acceptances}. */
@Promises
public abstract class AcceptancesContract {

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00.123456Z");

  private final UUID id = UniqueData.id();
  private final AccountId account = new AccountId(Role.PATIENT, id);

  /** Returns the acceptances under test. */
  protected abstract Acceptances acceptances();

  /** Returns their unit of work. */
  protected abstract UnitOfWork unitOfWork();

  @Test
  void what_was_accepted_is_listed_latest_first_and_nobody_elses() {
    Acceptance terms = new Acceptance(account, LegalDocument.TERMS, "2026-11", NOON);
    Acceptance privacy =
        new Acceptance(account, LegalDocument.PRIVACY, "2026-11", NOON.plusSeconds(1));
    add(terms);
    add(privacy);
    add(new Acceptance(new AccountId(Role.DOCTOR, id), LegalDocument.TERMS, "2026-11", NOON));

    assertThat(acceptances().of(account)).containsExactly(privacy, terms);
    assertThat(acceptances().of(new AccountId(Role.OPERATOR, id))).isEmpty();
  }

  @Test
  void the_first_time_of_a_version_stays() {
    Acceptance first = new Acceptance(account, LegalDocument.TERMS, "2026-11", NOON);
    add(first);
    add(new Acceptance(account, LegalDocument.TERMS, "2026-11", NOON.plusSeconds(9)));
    Acceptance next = new Acceptance(account, LegalDocument.TERMS, "2027-01", NOON.plusSeconds(10));
    add(next);

    assertThat(acceptances().of(account)).containsExactly(next, first);
  }

  private void add(Acceptance acceptance) {
    unitOfWork().run(() -> acceptances().add(acceptance));
  }
}
