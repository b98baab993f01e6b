package br.com.techmedicos.adapters.contracts.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.directory.SampleDoctor;
import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.scheduling.AvailabilityIndex;
import br.com.techmedicos.application.scheduling.Offers;
import br.com.techmedicos.application.scheduling.Offers.Offer;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.directory.VerificationStatus;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.scheduling.Agenda;
import br.com.techmedicos.domain.scheduling.AgendaTemplate;
import br.com.techmedicos.domain.scheduling.Agendas;
import br.com.techmedicos.domain.scheduling.Horizon;
import br.com.techmedicos.domain.scheduling.MinimumNotice;
import br.com.techmedicos.domain.scheduling.WeeklyWindow;
import br.com.techmedicos.domain.scheduling.Window;
import br.com.techmedicos.domain.shared.ZoneRegion;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of {@link Offers}. */
@Promises
public abstract class OffersContract {

  private static final ZoneRegion MANAUS = new ZoneRegion("America/Manaus");

  private final Instant now = UniqueData.noon();
  private Doctor doctor;

  /** Returns the offers under test. */
  protected abstract Offers offers();

  /** Returns the store of doctors. */
  protected abstract Doctors doctors();

  /** Returns the store of agendas. */
  protected abstract Agendas agendas();

  /** Returns the index that keeps the marks. */
  protected abstract AvailabilityIndex availability();

  /** Returns the unit of work of these stores. */
  protected abstract UnitOfWork unitOfWork();

  @BeforeEach
  void a_doctor() {
    doctor = SampleDoctor.any().asking("310.00").doctor();
    unitOfWork().run(() -> doctors().add(doctor));
  }

  @Test
  void who_published_nothing_offers_an_empty_agenda() {
    assertThat(offers().find(doctor.id()))
        .hasValueSatisfying(
            offer ->
                assertThat(offer)
                    .usingRecursiveComparison()
                    .isEqualTo(offer(Agenda.empty(doctor.id(), doctor.timeZone()))));
  }

  @Test
  void an_offer_shows_the_published_agenda_and_the_mark() {
    Agenda published =
        Agenda.empty(doctor.id(), doctor.timeZone())
            .publish(
                new AgendaTemplate(
                    MANAUS,
                    MinimumNotice.ofMinutes(90),
                    new Horizon(14),
                    List.of(
                        new WeeklyWindow(
                            DayOfWeek.MONDAY, new Window(LocalTime.of(9, 0), LocalTime.of(12, 0)))),
                    List.of()),
                now)
            .aggregate();
    unitOfWork()
        .run(
            () -> {
              agendas().save(published);
              availability().markStale(doctor.id(), now);
            });

    assertThat(offers().find(doctor.id()))
        .hasValueSatisfying(
            offer -> assertThat(offer).usingRecursiveComparison().isEqualTo(offer(published)));
    assertThat(availability().mark(doctor.id())).isPositive();
  }

  @Test
  void an_offer_tells_how_the_doctor_stands() {
    Doctor pending = SampleDoctor.any().standing(VerificationStatus.PENDING_VERIFICATION).doctor();
    unitOfWork().run(() -> doctors().add(pending));

    assertThat(offers().find(pending.id()))
        .map(Offer::doctorStatus)
        .contains(VerificationStatus.PENDING_VERIFICATION);
  }

  @Test
  void an_unknown_doctor_offers_nothing() {
    assertThat(offers().find(new DoctorId(UniqueData.id()))).isEmpty();
  }

  private Offer offer(Agenda agenda) {
    return new Offer(
        doctor.status(),
        doctor.profile().consultationPrice(),
        agenda,
        availability().mark(doctor.id()));
  }
}
