package br.com.techmedicos.adapters.contracts.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.directory.SampleDoctor;
import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts;
import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.scheduling.BookingTurns;
import br.com.techmedicos.application.scheduling.BookingTurns.Turn;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.directory.VerificationStatus;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.scheduling.Agenda;
import br.com.techmedicos.domain.scheduling.AgendaTemplate;
import br.com.techmedicos.domain.scheduling.Agendas;
import br.com.techmedicos.domain.scheduling.Horizon;
import br.com.techmedicos.domain.scheduling.MinimumNotice;
import br.com.techmedicos.domain.scheduling.WeeklyWindow;
import br.com.techmedicos.domain.scheduling.Window;
import br.com.techmedicos.domain.shared.Money;
import br.com.techmedicos.domain.shared.ZoneRegion;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of {@link BookingTurns}. */
@Promises
public abstract class BookingTurnsContract {

  private static final long TIME_TO_JUMP_THE_QUEUE = 5;
  private static final ZoneRegion MANAUS = new ZoneRegion("America/Manaus");

  private final Instant now = UniqueData.noon();
  private Doctor doctor;
  private Patient patient;

  /** Returns the turns under test. */
  protected abstract BookingTurns turns();

  /** Returns the store of doctors. */
  protected abstract Doctors doctors();

  /** Returns the store of patients. */
  protected abstract Patients patients();

  /** Returns the store of agendas. */
  protected abstract Agendas agendas();

  /** Returns the unit of work of these stores. */
  protected abstract UnitOfWork unitOfWork();

  @BeforeEach
  void a_doctor_and_a_patient() {
    doctor = SampleDoctor.any().named("Ana Souza").asking("310.00").doctor();
    patient = SampleAppointment.patientNamed("José Lima");
    unitOfWork()
        .run(
            () -> {
              doctors().add(doctor);
              patients().add(patient);
            });
  }

  @Test
  void a_turn_tells_of_both_parties_and_the_empty_agenda_of_who_published_none() {
    assertThat(take(doctor.id(), patient.id()))
        .hasValueSatisfying(
            turn ->
                assertThat(turn)
                    .usingRecursiveComparison()
                    .isEqualTo(turn(Agenda.empty(doctor.id(), doctor.timeZone()))));
  }

  @Test
  void a_turn_tells_the_published_agenda() {
    AgendaTemplate template =
        new AgendaTemplate(
            MANAUS,
            MinimumNotice.ofMinutes(90),
            new Horizon(14),
            List.of(
                new WeeklyWindow(
                    DayOfWeek.MONDAY, new Window(LocalTime.of(9, 0), LocalTime.of(12, 0)))),
            List.of());
    Agenda published =
        Agenda.empty(doctor.id(), doctor.timeZone()).publish(template, now).aggregate();
    unitOfWork().run(() -> agendas().save(published));

    assertThat(take(doctor.id(), patient.id()))
        .hasValueSatisfying(
            turn -> assertThat(turn).usingRecursiveComparison().isEqualTo(turn(published)));
  }

  @Test
  void a_turn_tells_how_the_doctor_stands() {
    Doctor pending = SampleDoctor.any().standing(VerificationStatus.PENDING_VERIFICATION).doctor();
    unitOfWork().run(() -> doctors().add(pending));

    assertThat(take(pending.id(), patient.id()))
        .map(Turn::doctorStatus)
        .contains(VerificationStatus.PENDING_VERIFICATION);
  }

  @Test
  void there_is_no_turn_at_an_unknown_doctor_or_for_an_unknown_patient() {
    assertThat(take(new DoctorId(UniqueData.id()), patient.id())).isEmpty();
    assertThat(take(doctor.id(), new PatientId(UniqueData.id()))).isEmpty();
  }

  @Test
  void those_who_book_or_hold_the_same_doctor_wait_for_each_other() {
    List<Patient> others =
        IntStream.range(0, 12).mapToObj(i -> SampleAppointment.patientNamed("José Lima")).toList();
    unitOfWork().run(() -> others.forEach(other -> patients().add(other)));
    AtomicInteger inside = new AtomicInteger();
    List<Callable<Integer>> everyone =
        IntStream.range(0, others.size())
            .<Callable<Integer>>mapToObj(
                i ->
                    () ->
                        unitOfWork()
                            .execute(
                                () -> {
                                  if (i % 4 == 0) {
                                    doctors().hold(doctor.id());
                                  } else {
                                    turns().take(doctor.id(), others.get(i).id());
                                  }
                                  int together = inside.incrementAndGet();
                                  pause();
                                  inside.decrementAndGet();
                                  return together;
                                }))
            .toList();

    var outcomes = ConcurrentAttempts.atOnce(everyone);

    assertThat(ConcurrentAttempts.failures(outcomes)).isEmpty();
    assertThat(outcomes.stream().flatMap(outcome -> outcome.answer().stream())).containsOnly(1);
  }

  private static void pause() {
    try {
      Thread.sleep(TIME_TO_JUMP_THE_QUEUE);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Optional<Turn> take(DoctorId of, PatientId by) {
    return unitOfWork().execute(() -> turns().take(of, by));
  }

  private Turn turn(Agenda agenda) {
    return new Turn(
        VerificationStatus.VERIFIED,
        PersonName.parse("Ana Souza"),
        Money.parse("310.00"),
        agenda,
        PersonName.parse("José Lima"),
        patient.registeredAt());
  }
}
