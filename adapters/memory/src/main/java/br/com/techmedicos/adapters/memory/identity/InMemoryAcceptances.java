package br.com.techmedicos.adapters.memory.identity;

import br.com.techmedicos.adapters.memory.shared.InMemoryTable;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.identity.Acceptance;
import br.com.techmedicos.application.identity.Acceptances;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.LegalDocument;
import br.com.techmedicos.domain.identity.PatientId;
import java.util.Comparator;
import java.util.List;

/** Who accepted which legal documents, in memory. */
public final class InMemoryAcceptances implements Acceptances {

  private record Key(AccountId account, LegalDocument document, String version) {}

  private final InMemoryTable<Key, Acceptance> acceptances;

  public InMemoryAcceptances(InMemoryUnitOfWork unitOfWork) {
    this.acceptances = new InMemoryTable<>(unitOfWork);
  }

  @Override
  public void add(Acceptance acceptance) {
    Key key = new Key(acceptance.account(), acceptance.document(), acceptance.version());
    if (acceptances.find(key).isEmpty()) {
      acceptances.put(key, acceptance);
    }
  }

  @Override
  public List<Acceptance> of(AccountId account) {
    return acceptances.all().stream()
        .filter(acceptance -> acceptance.account().equals(account))
        .sorted(Comparator.comparing(Acceptance::at).reversed())
        .toList();
  }

  /** Removes all of a patient. */
  public void remove(PatientId patient) {
    of(AccountId.of(patient))
        .forEach(
            each -> acceptances.remove(new Key(each.account(), each.document(), each.version())));
  }
}
