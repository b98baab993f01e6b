package br.com.techmedicos.adapters.rest.problem;

import br.com.techmedicos.application.shared.ContentDamaged;
import br.com.techmedicos.application.shared.Contention;
import br.com.techmedicos.application.shared.Failure;
import br.com.techmedicos.application.shared.MasterKeyUnavailable;
import br.com.techmedicos.application.shared.ProviderUnavailable;
import br.com.techmedicos.application.shared.ScannerUnavailable;
import br.com.techmedicos.application.shared.StorageUnavailable;
import br.com.techmedicos.application.shared.TooBusy;

/** How failures are told to clients. */
final class FailureProblems implements Failure.Cases<Refusal> {

  @Override
  public Refusal contentDamaged(ContentDamaged failure) {
    return Refusal.of(ProblemType.CONTENT_DAMAGED);
  }

  @Override
  public Refusal contention(Contention failure) {
    return Refusal.of(ProblemType.BUSY);
  }

  @Override
  public Refusal masterKeyUnavailable(MasterKeyUnavailable failure) {
    return Refusal.of(ProblemType.STORAGE_UNAVAILABLE);
  }

  @Override
  public Refusal providerUnavailable(ProviderUnavailable failure) {
    return Refusal.of(ProblemType.MEETING_PROVIDER_UNAVAILABLE).after(failure.retryAfter());
  }

  @Override
  public Refusal scannerUnavailable(ScannerUnavailable failure) {
    return Refusal.of(ProblemType.SCANNER_UNAVAILABLE);
  }

  @Override
  public Refusal storageUnavailable(StorageUnavailable failure) {
    return Refusal.of(ProblemType.STORAGE_UNAVAILABLE);
  }

  @Override
  public Refusal tooBusy(TooBusy failure) {
    return Refusal.of(ProblemType.BUSY).after(failure.retryAfter());
  }
}
