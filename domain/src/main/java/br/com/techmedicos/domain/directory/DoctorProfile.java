package br.com.techmedicos.domain.directory;

import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Money;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The part of the doctor's entry that the doctor can change.
 *
 * @param name as patients see it
 * @param qualifications specialties, each at most once; none is a general practitioner
 * @param consultationPrice of one consultation; those already booked keep theirs
 */
public record DoctorProfile(
    PersonName name,
    List<Qualification> qualifications,
    Money consultationPrice,
    Practice practice) {

  /** The most specialties one doctor may state. */
  public static final int MAXIMUM_SPECIALTIES = 10;

  /**
   * Checks the specialties.
   *
   * @throws DomainException with {@link DirectoryViolation.TooManySpecialties} or {@link
   *     DirectoryViolation.SpecialtyClaimedTwice}
   */
  public DoctorProfile {
    Objects.requireNonNull(name);
    Objects.requireNonNull(consultationPrice);
    Objects.requireNonNull(practice);
    qualifications = List.copyOf(qualifications);
    if (qualifications.size() > MAXIMUM_SPECIALTIES) {
      throw new DomainException(new DirectoryViolation.TooManySpecialties(MAXIMUM_SPECIALTIES));
    }
    Set<Specialty> seen = EnumSet.noneOf(Specialty.class);
    for (Qualification qualification : qualifications) {
      if (!seen.add(qualification.specialty())) {
        throw new DomainException(
            new DirectoryViolation.SpecialtyClaimedTwice(qualification.specialty()));
      }
    }
  }

  /**
   * Creates a profile from the mandatory fields.
   *
   * @param name as patients see it
   */
  public static DoctorProfile of(PersonName name, Money consultationPrice, Practice practice) {
    return new DoctorProfile(name, List.of(), consultationPrice, practice);
  }

  /**
   * Returns a copy with other specialties.
   *
   * @param others instead of those before
   * @throws DomainException with {@link DirectoryViolation.TooManySpecialties} or {@link
   *     DirectoryViolation.SpecialtyClaimedTwice}
   */
  public DoctorProfile withQualifications(List<Qualification> others) {
    return new DoctorProfile(name, others, consultationPrice, practice);
  }
}
