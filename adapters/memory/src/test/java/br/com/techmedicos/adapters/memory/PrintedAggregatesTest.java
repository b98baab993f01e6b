package br.com.techmedicos.adapters.memory;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.directory.SampleDoctor;
import br.com.techmedicos.adapters.contracts.healthrecord.SampleRecord;
import br.com.techmedicos.adapters.contracts.identity.Person;
import br.com.techmedicos.adapters.contracts.scheduling.SampleAppointment;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.Agenda;
import br.com.techmedicos.domain.shared.ZoneRegion;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is printed may end up in a log. */
class PrintedAggregatesTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Person PERSON = Person.fresh();
  private static final Patient PATIENT = PERSON.patient();
  private static final PatientId OWNER = PATIENT.id();
  private static final Doctor DOCTOR = SampleDoctor.any().doctor();
  private static final DoctorId BY = DOCTOR.id();
  private static final RecordFile FILE = SampleRecord.upload(OWNER);

  static Stream<Object> aggregates() {
    return Stream.of(
        PATIENT,
        PERSON.patientAccount(),
        PERSON.doctorAccount(),
        DOCTOR,
        Agenda.empty(BY, new ZoneRegion("America/Sao_Paulo")),
        SampleAppointment.requested(BY, OWNER, NOW.plus(Duration.ofDays(7)), NOW),
        FILE,
        SampleRecord.group(OWNER),
        SampleRecord.grantOfFiles(OWNER, BY, NOW.plus(Duration.ofDays(7)), FILE.id()));
  }

  @ParameterizedTest
  @MethodSource("aggregates")
  void an_aggregate_is_printed_with_its_kind_and_ids_and_nothing_personal(Object aggregate) {
    String kind = aggregate.getClass().getSimpleName();

    assertThat(aggregate.toString())
        .startsWith(kind + "[")
        .endsWith("]")
        .containsPattern("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-")
        .doesNotContain(
            PATIENT.name().value(),
            PATIENT.cpf().value(),
            PATIENT.email().value(),
            DOCTOR.profile().name().value(),
            DOCTOR.email().value(),
            "exame.pdf",
            "coração",
            "250.00",
            "***");
  }
}
