package br.com.techmedicos.adapters.rest.directory;

import br.com.techmedicos.adapters.rest.problem.Location;
import br.com.techmedicos.adapters.rest.problem.Problem;
import br.com.techmedicos.adapters.rest.problem.ProblemMapping;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.domain.directory.DirectoryViolation;
import br.com.techmedicos.domain.directory.Specialty;
import br.com.techmedicos.domain.shared.Violation;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Maps the violations of the directory to problems. */
@Singleton
final class DirectoryProblems implements ProblemMapping, DirectoryViolation.Cases<Problem> {

  private static final Location SPECIALTIES = Location.Pointer.ROOT.member("specialties");

  @Override
  public Optional<Problem> of(Violation violation) {
    return violation instanceof DirectoryViolation broken
        ? Optional.of(broken.fold(this))
        : Optional.empty();
  }

  @Override
  public Problem coordinatesOffTheGlobe(DirectoryViolation.CoordinatesOffTheGlobe violation) {
    return Problem.invalid("coordinates-off-the-globe");
  }

  @Override
  public Problem rqeMalformed(DirectoryViolation.RqeMalformed violation) {
    return Problem.invalid("rqe-malformed");
  }

  @Override
  public Problem specialtyUnknown(DirectoryViolation.SpecialtyUnknown violation) {
    return Problem.invalid(
        "specialty-unknown",
        Arrays.stream(Specialty.values()).map(Specialty::code).collect(Collectors.joining(", ")));
  }

  @Override
  public Problem specialtyClaimedTwice(DirectoryViolation.SpecialtyClaimedTwice violation) {
    return Problem.invalid("specialty-claimed-twice", violation.specialty().code()).at(SPECIALTIES);
  }

  @Override
  public Problem tooManySpecialties(DirectoryViolation.TooManySpecialties violation) {
    return Problem.invalid("too-many-specialties", violation.maximum()).at(SPECIALTIES);
  }

  @Override
  public Problem nothingToDecide(DirectoryViolation.NothingToDecide violation) {
    return Problem.of(ProblemType.NOTHING_TO_DECIDE);
  }

  @Override
  public Problem starsOutOfRange(DirectoryViolation.StarsOutOfRange violation) {
    return Problem.invalid("stars-out-of-range");
  }
}
