package br.com.techmedicos.adapters.contracts.scheduling;

import static br.com.techmedicos.adapters.contracts.scheduling.SampleAppointment.requested;
import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.directory.SampleDoctor;
import br.com.techmedicos.adapters.contracts.shared.EveryPage;
import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.scheduling.AppointmentDetails;
import br.com.techmedicos.application.scheduling.AppointmentListings;
import br.com.techmedicos.application.scheduling.AppointmentListings.Key;
import br.com.techmedicos.application.scheduling.AppointmentListings.Query;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.directory.Stars;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.scheduling.Agenda;
import br.com.techmedicos.domain.scheduling.AgendaTemplate;
import br.com.techmedicos.domain.scheduling.Agendas;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.AppointmentRating;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Appointments;
import br.com.techmedicos.domain.scheduling.Canceller;
import br.com.techmedicos.domain.scheduling.Comment;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.scheduling.Party;
import br.com.techmedicos.domain.shared.Reason;
import br.com.techmedicos.domain.shared.ZoneRegion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract of {@link AppointmentListings}. */
@Promises
public abstract class AppointmentListingsContract {

  private static final Duration MICROSECOND = Duration.ofNanos(1000);

  private final Instant now = Instant.parse("2026-06-01T12:00:00.123456Z");
  private final Instant start = Instant.parse("2026-06-08T12:00:00Z");
  private Doctor doctor;
  private Patient patient;

  /** Returns the listings under test. */
  protected abstract AppointmentListings listings();

  /** Returns the store of the listed appointments. */
  protected abstract Appointments appointments();

  /** Returns the store of their doctors. */
  protected abstract Doctors doctors();

  /** Returns the store of their patients. */
  protected abstract Patients patients();

  /** Returns the store of the doctors' agendas. */
  protected abstract Agendas agendas();

  /** Returns the unit of work of these stores. */
  protected abstract UnitOfWork unitOfWork();

  @BeforeEach
  void someone_who_meets_someone() {
    doctor = add(SampleDoctor.any().named("Ana Souza").doctor());
    patient = add(SampleAppointment.patientNamed("José Lima"));
  }

  // — one —

  @Test
  void an_appointment_is_shown_with_the_names_of_its_parties() {
    Appointment appointment = request(start);

    assertThat(listings().find(appointment.id()))
        .hasValueSatisfying(
            shown ->
                assertThat(shown)
                    .usingRecursiveComparison()
                    .isEqualTo(
                        new AppointmentDetails(
                            appointment,
                            PersonName.parse("Ana Souza"),
                            PersonName.parse("José Lima"),
                            doctor.timeZone())));
  }

  @Test
  void an_unknown_appointment_is_not_shown() {
    assertThat(listings().find(new AppointmentId(UniqueData.id()))).isEmpty();
  }

  @Test
  void names_are_those_of_today() {
    Appointment appointment = request(start);
    unitOfWork()
        .execute(
            () -> {
              doctors()
                  .update(
                      doctor
                          .changeProfile(SampleDoctor.any().named("Ana Prado").profile(), now)
                          .aggregate());
              patients().update(patient.rename(PersonName.parse("José Prado"), now).aggregate());
              return appointment;
            });

    AppointmentDetails shown = listings().find(appointment.id()).orElseThrow();

    assertThat(shown.doctorName()).isEqualTo(PersonName.parse("Ana Prado"));
    assertThat(shown.patientName()).isEqualTo(PersonName.parse("José Prado"));
    assertThat(list(mine(Participant.of(patient.id()))))
        .singleElement()
        .satisfies(
            listed -> {
              assertThat(listed.doctorName()).isEqualTo(PersonName.parse("Ana Prado"));
              assertThat(listed.patientName()).isEqualTo(PersonName.parse("José Prado"));
            });
  }

  @Test
  void the_zone_is_that_of_the_agenda_today() {
    Appointment appointment = request(start);
    ZoneRegion manaus = new ZoneRegion("America/Manaus");
    Agenda published =
        Agenda.empty(doctor.id(), doctor.timeZone())
            .publish(AgendaTemplate.empty(manaus), now)
            .aggregate();
    unitOfWork().run(() -> agendas().save(published));

    assertThat(listings().find(appointment.id()))
        .hasValueSatisfying(shown -> assertThat(shown.zone()).isEqualTo(manaus));
    assertThat(list(mine(Participant.of(doctor.id()))))
        .singleElement()
        .satisfies(listed -> assertThat(listed.zone()).isEqualTo(manaus));
  }

  @Test
  void a_request_is_shown_as_expired_the_moment_its_deadline_passes() {
    Appointment request = request(start);
    Instant answerBy = now.plus(Appointment.ANSWER_TIME);

    assertThat(statusAt(request, answerBy.minus(MICROSECOND)))
        .isEqualTo(AppointmentStatus.REQUESTED);
    assertThat(statusAt(request, answerBy)).isEqualTo(AppointmentStatus.EXPIRED);
    assertThat(listings().find(request.id()).orElseThrow().appointment())
        .usingRecursiveComparison()
        .isEqualTo(request);
  }

  @Test
  void an_accepted_appointment_is_shown_as_complete_a_day_after_its_end() {
    Appointment accepted = update(accepted(request(start)));
    Instant reportBy = accepted.slot().endsAt().plus(Appointment.REPORTING_TIME);

    assertThat(statusAt(accepted, reportBy.minus(MICROSECOND)))
        .isEqualTo(AppointmentStatus.ACCEPTED);
    assertThat(statusAt(accepted, reportBy)).isEqualTo(AppointmentStatus.COMPLETED);
  }

  // — many —

  @Test
  void either_party_lists_their_own_and_nobody_elses() {
    Appointment first = request(start);
    Doctor otherDoctor = add(SampleDoctor.any().doctor());
    Patient otherPatient = add(SampleAppointment.patientNamed("Rui Reis"));
    Appointment patients = request(otherDoctor, patient, start.plusSeconds(3000));
    Appointment doctors = request(doctor, otherPatient, start.plusSeconds(6000));
    request(otherDoctor, otherPatient, start);

    assertThat(ids(mine(Participant.of(patient.id())))).containsExactly(first.id(), patients.id());
    assertThat(ids(mine(Participant.of(doctor.id())))).containsExactly(first.id(), doctors.id());
  }

  @Test
  void a_doctor_is_not_taken_for_a_patient_of_the_same_id() {
    request(start);

    assertThat(ids(mine(new Participant(Party.PATIENT, doctor.id().value())))).isEmpty();
    assertThat(ids(mine(new Participant(Party.DOCTOR, patient.id().value())))).isEmpty();
  }

  @Test
  void appointments_are_listed_by_start_and_then_by_id() {
    Appointment later = cancelled(request(start.plusSeconds(3000)));
    Appointment first = cancelled(request(start));
    Appointment second = cancelled(request(start));
    Appointment third = request(start);

    assertThat(ids(mine(Participant.of(patient.id()))))
        .containsExactly(first.id(), second.id(), third.id(), later.id());
  }

  @Test
  void an_appointment_is_listed_as_it_is_shown_alone() {
    Appointment appointment = request(start);
    Instant answerBy = now.plus(Appointment.ANSWER_TIME);

    for (Instant present : List.of(now, answerBy)) {
      assertThat(listings().list(mine(Participant.of(doctor.id())), present).items())
          .usingRecursiveFieldByFieldElementComparator()
          .containsExactly(listings().find(appointment.id()).orElseThrow().asOf(present));
    }
  }

  @ParameterizedTest
  @EnumSource
  void appointments_are_found_by_where_they_stand(AppointmentStatus status) {
    List<AppointmentId> wanted =
        oneOfEach().stream().filter(a -> a.status() == status).map(Appointment::id).toList();

    assertThat(wanted).hasSize(1);
    assertThat(ids(mine(Participant.of(patient.id()), status))).isEqualTo(wanted);
    assertThat(ids(mine(Participant.of(doctor.id()), status))).isEqualTo(wanted);
  }

  @Test
  void where_they_stand_counts_deadlines_that_have_passed() {
    Participant me = Participant.of(patient.id());
    Appointment request = request(start);
    Appointment accepted = update(accepted(request(start.plusSeconds(3000))));
    Instant answerBy = now.plus(Appointment.ANSWER_TIME);
    Instant reportBy = accepted.slot().endsAt().plus(Appointment.REPORTING_TIME);

    Instant beforeAnswerBy = answerBy.minus(MICROSECOND);
    assertThat(idsAt(beforeAnswerBy, me, AppointmentStatus.REQUESTED))
        .containsExactly(request.id());
    assertThat(idsAt(beforeAnswerBy, me, AppointmentStatus.EXPIRED)).isEmpty();
    assertThat(idsAt(answerBy, me, AppointmentStatus.REQUESTED)).isEmpty();
    assertThat(idsAt(answerBy, me, AppointmentStatus.EXPIRED)).containsExactly(request.id());

    Instant beforeReportBy = reportBy.minus(MICROSECOND);
    assertThat(idsAt(beforeReportBy, me, AppointmentStatus.ACCEPTED))
        .containsExactly(accepted.id());
    assertThat(idsAt(beforeReportBy, me, AppointmentStatus.COMPLETED)).isEmpty();
    assertThat(idsAt(reportBy, me, AppointmentStatus.ACCEPTED)).isEmpty();
    assertThat(idsAt(reportBy, me, AppointmentStatus.COMPLETED)).containsExactly(accepted.id());
  }

  @Test
  void appointments_are_found_by_when_they_start() {
    request(start.minusSeconds(3000));
    Appointment first = request(start);
    Appointment second = request(start.plusSeconds(3000));
    request(start.plusSeconds(6000));

    Query query =
        new Query(
            Participant.of(patient.id()),
            Optional.empty(),
            Optional.of(start),
            Optional.of(start.plusSeconds(6000)),
            20,
            Optional.empty());

    assertThat(ids(query)).containsExactly(first.id(), second.id());
  }

  @Test
  void pages_follow_each_other_without_gaps_or_doubles() {
    List<AppointmentId> all = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      all.add(cancelled(request(start.plusSeconds(3000L * (i / 4)))).id());
    }

    List<Page<AppointmentDetails, Key>> pages =
        EveryPage.of(
            after ->
                listings()
                    .list(
                        new Query(
                            Participant.of(patient.id()),
                            Optional.of(AppointmentStatus.CANCELLED),
                            Optional.of(start),
                            Optional.empty(),
                            3,
                            after),
                        now));

    assertThat(pages)
        .extracting(
            page -> page.items().stream().map(details -> details.appointment().id()).toList())
        .containsExactly(
            all.subList(0, 3), all.subList(3, 6), all.subList(6, 9), all.subList(9, 10));
  }

  @Test
  void the_last_page_may_be_full() {
    Appointment only = request(start);

    Page<AppointmentDetails, Key> page =
        listings()
            .list(
                new Query(
                    Participant.of(doctor.id()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    1,
                    Optional.empty()),
                now);

    assertThat(page.items()).extracting(d -> d.appointment().id()).containsExactly(only.id());
    assertThat(page.next()).isEmpty();
  }

  // — helpers —

  /** Creates one appointment for each status, each at another time. */
  private List<Appointment> oneOfEach() {
    List<Appointment> oneOfEach = new ArrayList<>();
    for (AppointmentStatus status : AppointmentStatus.values()) {
      Appointment request = request(start.plusSeconds(3000L * oneOfEach.size()));
      oneOfEach.add(update(request, steps(status)));
    }
    return oneOfEach;
  }

  private List<UnaryOperator<Appointment>> steps(AppointmentStatus status) {
    UnaryOperator<Appointment> accept = AppointmentListingsContract::accepted;
    return switch (status) {
      case REQUESTED -> List.of();
      case ACCEPTED -> List.of(accept);
      case REFUSED -> List.of(a -> a.refuse(new Reason("Não atendo."), now).aggregate());
      case EXPIRED ->
          List.of(a -> a.settle(now.plus(Appointment.ANSWER_TIME)).orElseThrow().aggregate());
      case CANCELLED ->
          List.of(
              a -> a.cancel(Canceller.PATIENT, new Reason("Viajo nesse dia."), now).aggregate());
      case COMPLETED ->
          List.of(
              accept,
              a -> a.complete(a.slot().startsAt()).aggregate(),
              a ->
                  a.rate(
                          new AppointmentRating(new Stars(4), Optional.of(new Comment("bom"))),
                          a.slot().endsAt())
                      .aggregate());
      case NO_SHOW ->
          List.of(accept, a -> a.reportNoShow(Party.DOCTOR, a.slot().endsAt()).aggregate());
    };
  }

  private Appointment update(Appointment appointment, List<UnaryOperator<Appointment>> steps) {
    Appointment latest = appointment;
    for (UnaryOperator<Appointment> step : steps) {
      latest = update(step.apply(latest));
    }
    return latest;
  }

  private static Appointment accepted(Appointment request) {
    return request.accept(request.requestedAt()).aggregate();
  }

  private Appointment cancelled(Appointment request) {
    return update(request.cancel(Canceller.DOCTOR, new Reason("Imprevisto."), now).aggregate());
  }

  private static Query mine(Participant me) {
    return new Query(
        me, Optional.empty(), Optional.empty(), Optional.empty(), 20, Optional.empty());
  }

  private static Query mine(Participant me, AppointmentStatus status) {
    return new Query(
        me, Optional.of(status), Optional.empty(), Optional.empty(), 20, Optional.empty());
  }

  private List<AppointmentDetails> list(Query query) {
    return listings().list(query, now).items();
  }

  private List<AppointmentId> ids(Query query) {
    return list(query).stream().map(details -> details.appointment().id()).toList();
  }

  private List<AppointmentId> idsAt(Instant present, Participant me, AppointmentStatus status) {
    return listings().list(mine(me, status), present).items().stream()
        .map(details -> details.appointment().id())
        .toList();
  }

  private AppointmentStatus statusAt(Appointment appointment, Instant present) {
    return listings().find(appointment.id()).orElseThrow().asOf(present).appointment().status();
  }

  private Appointment request(Instant startsAt) {
    return request(doctor, patient, startsAt);
  }

  private Appointment request(Doctor whom, Patient who, Instant startsAt) {
    Appointment request = requested(whom.id(), who.id(), startsAt, now);
    return unitOfWork()
        .execute(
            () -> {
              appointments().add(request);
              return request;
            });
  }

  private Appointment update(Appointment appointment) {
    return unitOfWork()
        .execute(
            () -> {
              appointments().update(appointment);
              return appointment;
            });
  }

  private Doctor add(Doctor someone) {
    return unitOfWork()
        .execute(
            () -> {
              doctors().add(someone);
              return someone;
            });
  }

  private Patient add(Patient someone) {
    return unitOfWork()
        .execute(
            () -> {
              patients().add(someone);
              return someone;
            });
  }
}
