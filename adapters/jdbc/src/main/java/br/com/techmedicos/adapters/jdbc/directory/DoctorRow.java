package br.com.techmedicos.adapters.jdbc.directory;

import br.com.techmedicos.adapters.jdbc.shared.Cents;
import br.com.techmedicos.adapters.jdbc.shared.Json;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.domain.directory.City;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.DoctorProfile;
import br.com.techmedicos.domain.directory.GeoPoint;
import br.com.techmedicos.domain.directory.Practice;
import br.com.techmedicos.domain.directory.Qualification;
import br.com.techmedicos.domain.directory.Rqe;
import br.com.techmedicos.domain.directory.Specialty;
import br.com.techmedicos.domain.directory.Street;
import br.com.techmedicos.domain.directory.VerificationStatus;
import br.com.techmedicos.domain.identity.Crm;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.FederativeUnit;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.shared.Reason;
import br.com.techmedicos.domain.shared.ZoneRegion;
import io.micronaut.core.type.Argument;
import io.micronaut.data.annotation.Embeddable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code doctor}; qualifications are JSON. */
@Embeddable
@MappedEntity("doctor")
record DoctorRow(
    @Id @MappedProperty("id") @UuidColumn UUID id,
    @MappedProperty("crm_number") String crmNumber,
    @MappedProperty("crm_state") FederativeUnit crmState,
    @MappedProperty("email") String email,
    @MappedProperty("name") String name,
    @MappedProperty("qualifications") String qualifications,
    @MappedProperty("price_cents") int priceCents,
    @MappedProperty("street") String street,
    @MappedProperty("city") String city,
    @MappedProperty("state") FederativeUnit state,
    @MappedProperty("latitude") double latitude,
    @MappedProperty("longitude") double longitude,
    @MappedProperty("time_zone") String timeZone,
    @MappedProperty("status") VerificationStatus status,
    @MappedProperty("status_reason") @Nullable String statusReason,
    @MappedProperty("awaits_verification") boolean awaitsVerification,
    @MappedProperty("version") long version) {

  /**
   * Updates a row, except the columns that never change: ID, registration, e-mail and time zone.
   */
  static final String REPLACE =
      "UPDATE doctor SET name = :name, email = :email, qualifications = :qualifications,"
          + " price_cents = :priceCents, street = :street, city = :city, state = :state,"
          + " latitude = :latitude, longitude = :longitude, status = :status,"
          + " status_reason = :statusReason, awaits_verification = :awaitsVerification,"
          + " version = :version WHERE id = :id";

  private static final Argument<List<QualificationJson>> QUALIFICATIONS =
      Argument.listOf(QualificationJson.class);

  /** A qualification in the column {@code qualifications}. */
  @Serdeable
  record QualificationJson(String specialty, Optional<String> rqe, boolean verified) {

    static QualificationJson of(Qualification qualification) {
      return new QualificationJson(
          qualification.specialty().code(),
          qualification.rqe().map(Rqe::number),
          qualification.verified());
    }

    Qualification qualification() {
      return new Qualification(Specialty.parse(specialty), rqe.map(Rqe::new), verified);
    }
  }

  static DoctorRow of(Doctor doctor, Json json) {
    DoctorProfile profile = doctor.profile();
    Practice practice = profile.practice();
    return new DoctorRow(
        doctor.id().value(),
        doctor.crm().number().digits(),
        doctor.crm().state(),
        doctor.email().value(),
        profile.name().value(),
        json.write(profile.qualifications().stream().map(QualificationJson::of).toList()),
        Cents.of(profile.consultationPrice()),
        practice.street().name(),
        practice.city().name(),
        practice.state(),
        practice.location().latitude().degrees(),
        practice.location().longitude().degrees(),
        doctor.timeZone().id(),
        doctor.status(),
        doctor.statusReason().map(Reason::text).orElse(null),
        doctor.awaitsVerification(),
        doctor.version());
  }

  Doctor doctor(Json json) {
    return Doctor.restore(
        new DoctorId(id),
        crm(),
        new EmailAddress(email),
        profile(json),
        new ZoneRegion(timeZone),
        status,
        Optional.ofNullable(statusReason).map(Reason::new),
        version);
  }

  Crm crm() {
    return new Crm(crmNumber, crmState);
  }

  DoctorProfile profile(Json json) {
    return new DoctorProfile(
        new PersonName(name),
        json.read(qualifications, QUALIFICATIONS).stream()
            .map(QualificationJson::qualification)
            .toList(),
        Cents.money(priceCents),
        new Practice(new Street(street), new City(city), state, new GeoPoint(latitude, longitude)));
  }
}
