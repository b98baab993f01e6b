package br.com.techmedicos.adapters.jdbc.directory;

import br.com.techmedicos.adapters.jdbc.shared.Cents;
import br.com.techmedicos.adapters.jdbc.shared.Json;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.DoctorProfile;
import br.com.techmedicos.domain.directory.GeoPoint;
import br.com.techmedicos.domain.directory.Practice;
import br.com.techmedicos.domain.directory.Qualification;
import br.com.techmedicos.domain.directory.Rqe;
import br.com.techmedicos.domain.directory.Specialty;
import br.com.techmedicos.domain.directory.VerificationStatus;
import br.com.techmedicos.domain.identity.Crm;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.FederativeUnit;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.shared.Money;
import io.micronaut.core.type.Argument;
import io.micronaut.data.annotation.Embeddable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.time.ZoneId;
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

  private static final Argument<List<QualificationJson>> QUALIFICATIONS =
      Argument.listOf(QualificationJson.class);

  /** A qualification as the column {@code qualifications} holds it. */
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
        doctor.crm().number(),
        doctor.crm().state(),
        doctor.email().value(),
        profile.name().value(),
        json.write(profile.qualifications().stream().map(QualificationJson::of).toList()),
        Cents.of(profile.consultationPrice()),
        practice.street(),
        practice.city(),
        practice.state(),
        practice.location().latitude(),
        practice.location().longitude(),
        doctor.timeZone().getId(),
        doctor.status(),
        doctor.statusReason().orElse(null),
        doctor.awaitsVerification(),
        doctor.version());
  }

  Doctor doctor(Json json) {
    return Doctor.restore(
        new DoctorId(id),
        crm(),
        new EmailAddress(email),
        new DoctorProfile(new PersonName(name), qualifications(json), price(), practice()),
        ZoneId.of(timeZone),
        status,
        Optional.ofNullable(statusReason),
        version);
  }

  Crm crm() {
    return new Crm(crmNumber, crmState);
  }

  Money price() {
    return Cents.money(priceCents);
  }

  Practice practice() {
    return new Practice(street, city, state, new GeoPoint(latitude, longitude));
  }

  List<Qualification> qualifications(Json json) {
    return json.read(qualifications, QUALIFICATIONS).stream()
        .map(QualificationJson::qualification)
        .toList();
  }
}
