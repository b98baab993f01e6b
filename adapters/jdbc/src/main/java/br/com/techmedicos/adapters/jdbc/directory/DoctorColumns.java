package br.com.techmedicos.adapters.jdbc.directory;

import br.com.techmedicos.adapters.jdbc.shared.Json;
import br.com.techmedicos.adapters.jdbc.shared.Row;
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
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Turns columns of the table {@code doctor} into what they mean. */
@Singleton
final class DoctorColumns {

  private static final Argument<List<QualificationJson>> QUALIFICATIONS =
      Argument.listOf(QualificationJson.class);

  private final Json json;

  DoctorColumns(Json json) {
    this.json = json;
  }

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

  Doctor doctor(Row row) {
    return Doctor.restore(
        id(row),
        crm(row),
        new EmailAddress(row.text("email")),
        new DoctorProfile(name(row), qualifications(row), price(row), practice(row)),
        ZoneId.of(row.text("time_zone")),
        row.constant(VerificationStatus.class, "status"),
        row.optionalText("status_reason"),
        row.number("version"));
  }

  static DoctorId id(Row row) {
    return new DoctorId(row.id("id"));
  }

  static Crm crm(Row row) {
    return new Crm(row.text("crm_number"), row.constant(FederativeUnit.class, "crm_state"));
  }

  static PersonName name(Row row) {
    return new PersonName(row.text("name"));
  }

  static Money price(Row row) {
    return new Money(row.hundredths("price_cents"));
  }

  static Practice practice(Row row) {
    return new Practice(
        row.text("street"),
        row.text("city"),
        row.constant(FederativeUnit.class, "state"),
        new GeoPoint(row.degrees("latitude"), row.degrees("longitude")));
  }

  List<Qualification> qualifications(Row row) {
    return json.read(row.text("qualifications"), QUALIFICATIONS).stream()
        .map(QualificationJson::qualification)
        .toList();
  }

  String qualifications(List<Qualification> qualifications) {
    return json.write(qualifications.stream().map(QualificationJson::of).toList());
  }

  static int cents(Money price) {
    return price.amount().movePointRight(2).intValueExact();
  }
}
