package br.com.techmedicos.adapters.contracts.directory;

import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.domain.directory.City;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.DoctorProfile;
import br.com.techmedicos.domain.directory.GeoPoint;
import br.com.techmedicos.domain.directory.Practice;
import br.com.techmedicos.domain.directory.Qualification;
import br.com.techmedicos.domain.directory.Specialty;
import br.com.techmedicos.domain.directory.Street;
import br.com.techmedicos.domain.directory.VerificationStatus;
import br.com.techmedicos.domain.identity.Crm;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.FederativeUnit;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.shared.Money;
import br.com.techmedicos.domain.shared.ZoneRegion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A sample doctor for tests. The default is Ana Souza, a verified general practitioner in São Paulo
 * with a price of 250.00.
 *
 * @param status how the doctor stands
 */
public record SampleDoctor(
    VerificationStatus status,
    String name,
    List<Qualification> qualifications,
    String price,
    GeoPoint location) {

  /** The Praça da Sé, from which distances in São Paulo are measured. */
  public static final GeoPoint SAO_PAULO = new GeoPoint(-23.5505, -46.6333);

  /** Creates the default doctor. */
  public static SampleDoctor any() {
    return new SampleDoctor(
        VerificationStatus.VERIFIED, "Ana Souza", List.of(), "250.00", SAO_PAULO);
  }

  /** Returns a copy with another status. */
  public SampleDoctor standing(VerificationStatus otherStatus) {
    return new SampleDoctor(otherStatus, name, qualifications, price, location);
  }

  /** Returns a copy with another name. */
  public SampleDoctor named(String otherName) {
    return new SampleDoctor(status, otherName, qualifications, price, location);
  }

  /** Returns a copy with these qualifications. */
  public SampleDoctor qualified(Qualification... others) {
    return new SampleDoctor(status, name, List.of(others), price, location);
  }

  /** Returns a copy with specialties without a registration. */
  public SampleDoctor in(Specialty... specialties) {
    return qualified(
        Stream.of(specialties)
            .map(specialty -> Qualification.claimed(specialty, Optional.empty()))
            .toArray(Qualification[]::new));
  }

  /** Returns a copy with another price. */
  public SampleDoctor asking(String otherPrice) {
    return new SampleDoctor(status, name, qualifications, otherPrice, location);
  }

  /** Returns a copy with another location. */
  public SampleDoctor at(GeoPoint otherLocation) {
    return new SampleDoctor(status, name, qualifications, price, otherLocation);
  }

  /** Returns the doctor's profile. */
  public DoctorProfile profile() {
    Practice practice =
        new Practice(
            new Street("Praça da Sé, 1"), new City("São Paulo"), FederativeUnit.SP, location);
    return DoctorProfile.of(PersonName.parse(name), Money.parse(price), practice)
        .withQualifications(qualifications);
  }

  /** Creates a new doctor with these values, at version 1. */
  public Doctor doctor() {
    long number = UniqueData.number();
    return Doctor.restore(
        new DoctorId(UniqueData.id()),
        new Crm(String.valueOf(number), FederativeUnit.SP),
        EmailAddress.parse("doctor" + number + "@example.com"),
        profile(),
        new ZoneRegion("America/Sao_Paulo"),
        status,
        Optional.empty(),
        1);
  }
}
