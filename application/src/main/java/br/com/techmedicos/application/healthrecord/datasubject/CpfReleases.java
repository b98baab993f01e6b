package br.com.techmedicos.application.healthrecord.datasubject;

import br.com.techmedicos.domain.identity.Cpf;
import java.time.Instant;
import java.util.Optional;

/** The CPFs that were taken from accounts which were not their owners'. */
public interface CpfReleases {

  /** Stores a release. */
  void add(CpfRelease release);

  /**
   * When a CPF was last released.
   *
   * @return empty if it never was
   */
  Optional<Instant> latest(Cpf cpf);
}
