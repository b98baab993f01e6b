package br.com.techmedicos.adapters.rest.directory;

import br.com.techmedicos.adapters.rest.problem.Location;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.adapters.rest.problem.Refusal;
import br.com.techmedicos.adapters.rest.problem.Refusals;
import br.com.techmedicos.domain.directory.DirectoryViolation;
import br.com.techmedicos.domain.shared.Violation;
import jakarta.inject.Singleton;
import java.util.Optional;

/** How the rules of the directory are told. */
@Singleton
final class DirectoryRefusals implements Refusals, DirectoryViolation.Cases<Refusal> {

  private static final Location SPECIALTIES = Location.Pointer.ROOT.member("specialties");

  @Override
  public Optional<Refusal> of(Violation violation) {
    return violation instanceof DirectoryViolation broken
        ? Optional.of(broken.fold(this))
        : Optional.empty();
  }

  @Override
  public Refusal coordinatesOffTheGlobe(DirectoryViolation.CoordinatesOffTheGlobe violation) {
    return Refusal.invalid("coordinates-off-the-globe");
  }

  @Override
  public Refusal rqeMalformed(DirectoryViolation.RqeMalformed violation) {
    return Refusal.invalid("rqe-malformed");
  }

  @Override
  public Refusal specialtyUnknown(DirectoryViolation.SpecialtyUnknown violation) {
    return Refusal.invalid("specialty-unknown");
  }

  @Override
  public Refusal specialtyClaimedTwice(DirectoryViolation.SpecialtyClaimedTwice violation) {
    return Refusal.invalid("specialty-claimed-twice", violation.specialty().code()).at(SPECIALTIES);
  }

  @Override
  public Refusal tooManySpecialties(DirectoryViolation.TooManySpecialties violation) {
    return Refusal.invalid("too-many-specialties", violation.maximum()).at(SPECIALTIES);
  }

  @Override
  public Refusal nothingToDecide(DirectoryViolation.NothingToDecide violation) {
    return Refusal.of(ProblemType.NOTHING_TO_DECIDE);
  }
}
