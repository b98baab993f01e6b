package br.com.techmedicos.adapters.rest.problem;

import br.com.techmedicos.application.shared.ContentDamaged;
import br.com.techmedicos.application.shared.Contention;
import br.com.techmedicos.application.shared.DatabaseUnavailable;
import br.com.techmedicos.application.shared.Failure;
import br.com.techmedicos.application.shared.KeyUnavailable;
import br.com.techmedicos.application.shared.ProviderUnavailable;
import br.com.techmedicos.application.shared.ScannerUnavailable;
import br.com.techmedicos.application.shared.StorageUnavailable;
import br.com.techmedicos.application.shared.TooBusy;

/** Maps failures to problems. */
public final class FailureProblems implements Failure.Cases<Problem> {

  @Override
  public Problem contentDamaged(ContentDamaged failure) {
    return Problem.of(ProblemType.CONTENT_DAMAGED);
  }

  @Override
  public Problem contention(Contention failure) {
    return Problem.of(ProblemType.BUSY);
  }

  @Override
  public Problem databaseUnavailable(DatabaseUnavailable failure) {
    return Problem.of(
        failure.outcomeKnown() ? ProblemType.DATABASE_UNAVAILABLE : ProblemType.OUTCOME_UNKNOWN);
  }

  @Override
  public Problem keyUnavailable(KeyUnavailable failure) {
    return Problem.of(ProblemType.STORAGE_UNAVAILABLE);
  }

  @Override
  public Problem providerUnavailable(ProviderUnavailable failure) {
    return Problem.of(ProblemType.MEETING_PROVIDER_UNAVAILABLE).after(failure.retryAfter());
  }

  @Override
  public Problem scannerUnavailable(ScannerUnavailable failure) {
    return Problem.of(ProblemType.SCANNER_UNAVAILABLE);
  }

  @Override
  public Problem storageUnavailable(StorageUnavailable failure) {
    return Problem.of(ProblemType.STORAGE_UNAVAILABLE);
  }

  @Override
  public Problem tooBusy(TooBusy failure) {
    return Problem.of(ProblemType.BUSY).after(failure.retryAfter());
  }
}
