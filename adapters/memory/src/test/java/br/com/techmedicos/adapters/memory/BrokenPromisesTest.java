package br.com.techmedicos.adapters.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import br.com.techmedicos.adapters.contracts.directory.DoctorListingsContract;
import br.com.techmedicos.adapters.contracts.directory.DoctorsContract;
import br.com.techmedicos.adapters.contracts.shared.ClockContract;
import br.com.techmedicos.adapters.contracts.shared.IdGeneratorContract;
import br.com.techmedicos.adapters.memory.directory.InMemoryDoctorListings;
import br.com.techmedicos.adapters.memory.directory.InMemoryDoctorRatings;
import br.com.techmedicos.adapters.memory.directory.InMemoryDoctors;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.directory.DoctorListing;
import br.com.techmedicos.application.directory.DoctorListings;
import br.com.techmedicos.application.directory.DoctorSearch;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.DoctorRatings;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.identity.DoctorId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Contracts tell, in a sentence, which promise a port breaks. */
class BrokenPromisesTest {

  @Test
  void a_port_that_loses_an_update_is_told_so() {
    assertThat(failuresOf(LastWriteWins.class))
        .anyMatch(
            failure ->
                failure.startsWith(
                    "Doctors broke a promise: a change of a version that was replaced is"
                        + " refused."));
  }

  @Test
  void a_port_whose_page_repeats_is_told_so() {
    assertThat(failuresOf(RepeatsPages.class))
        .anyMatch(
            failure ->
                failure.startsWith(
                        "DoctorListings broke a promise: pages follow each other without gaps or"
                            + " doubles, for ")
                    && failure.contains("goes on where an earlier page went on: it repeats"));
  }

  @Test
  void a_clock_that_goes_back_is_told_so() {
    assertThat(failuresOf(GoesBack.class))
        .anyMatch(
            failure -> failure.startsWith("Clock broke a promise: the clock never goes back."));
  }

  @Test
  void ids_of_a_clock_that_goes_back_are_told_so() {
    assertThat(failuresOf(IdsOfAClockThatGoesBack.class))
        .anyMatch(
            failure ->
                failure.startsWith(
                    "IdGenerator broke a promise: ids begin with the milliseconds they were made"
                        + " in."));
  }

  @Test
  void a_clock_that_goes_on_keeps_its_promise() {
    assertThat(failuresOf(GoesOn.class)).isEmpty();
  }

  private static List<String> failuresOf(Class<?> test) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request().selectors(selectClass(test)).build(),
            listener);
    TestExecutionSummary summary = listener.getSummary();
    assertThat(summary.getTestsStartedCount()).isPositive();
    return summary.getFailures().stream()
        .map(failure -> failure.getException().getMessage())
        .toList();
  }

  /** A store whose writers do not look. */
  static class LastWriteWins extends DoctorsContract {

    private final Map<DoctorId, Doctor> kept = new ConcurrentHashMap<>();
    private final Doctors doctors =
        new Doctors() {
          @Override
          public void add(Doctor doctor) {
            kept.put(doctor.id(), doctor);
          }

          @Override
          public Optional<Doctor> find(DoctorId id) {
            return Optional.ofNullable(kept.get(id));
          }

          @Override
          public Optional<Doctor> hold(DoctorId id) {
            return find(id);
          }

          @Override
          public void update(Doctor doctor) {
            kept.put(doctor.id(), doctor);
          }
        };

    @Override
    protected Doctors doctors() {
      return doctors;
    }

    @Override
    protected UnitOfWork unitOfWork() {
      return new InMemoryUnitOfWork();
    }
  }

  /** Listings that always begin at the beginning. */
  static class RepeatsPages extends DoctorListingsContract {

    private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
    private final InMemoryDoctors doctors = new InMemoryDoctors(unitOfWork);
    private final DoctorRatings ratings = new InMemoryDoctorRatings(unitOfWork);
    private final Map<DoctorId, Optional<Instant>> available = new ConcurrentHashMap<>();
    private final DoctorListings sound =
        new InMemoryDoctorListings(
            doctors,
            doctors::all,
            ratings,
            doctor -> available.getOrDefault(doctor, Optional.empty()));

    @Override
    protected DoctorListings listings() {
      return new DoctorListings() {
        @Override
        public Page<DoctorListing, DoctorSearch.Key> search(DoctorSearch search) {
          return sound.search(
              new DoctorSearch(
                  search.specialty(),
                  search.near(),
                  search.withinKm(),
                  search.minimumRating(),
                  search.sort(),
                  search.limit(),
                  Optional.empty()));
        }

        @Override
        public Optional<DoctorListing> find(DoctorId id) {
          return sound.find(id);
        }
      };
    }

    @Override
    protected Doctors doctors() {
      return doctors;
    }

    @Override
    protected DoctorRatings ratings() {
      return ratings;
    }

    @Override
    protected UnitOfWork unitOfWork() {
      return unitOfWork;
    }

    @Override
    protected void nextAvailable(DoctorId doctor, Optional<Instant> at) {
      available.put(doctor, at);
    }
  }

  /** A clock that is set back, again and again. */
  private static final class Wobbling extends Clock {

    private static final long NOON = Instant.parse("2026-11-24T12:00:00Z").toEpochMilli();

    private final AtomicLong readings = new AtomicLong();

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(NOON - readings.incrementAndGet() % 7);
    }
  }

  static class GoesBack extends ClockContract {
    @Override
    protected Clock clock() {
      return new Wobbling();
    }
  }

  static class GoesOn extends ClockContract {
    @Override
    protected Clock clock() {
      return Clock.systemUTC();
    }
  }

  /** Ids that believe their clock. */
  static class IdsOfAClockThatGoesBack extends IdGeneratorContract {

    private final Clock clock = new Wobbling();
    private final AtomicLong count = new AtomicLong();

    @Override
    protected IdGenerator ids() {
      return () ->
          new UUID(
              clock.millis() << 16 | 0x7000L, 0x8000_0000_0000_0000L | count.incrementAndGet());
    }
  }
}
