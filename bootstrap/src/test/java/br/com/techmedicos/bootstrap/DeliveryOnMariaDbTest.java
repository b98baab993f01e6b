package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.jdbc.shared.MariaDbServer;
import br.com.techmedicos.application.delivery.Announcement;
import br.com.techmedicos.application.delivery.DeliverLetters;
import br.com.techmedicos.application.delivery.Delivery;
import br.com.techmedicos.application.delivery.Outcome;
import br.com.techmedicos.application.delivery.Subscriber;
import br.com.techmedicos.application.delivery.WriteLetters;
import br.com.techmedicos.application.shared.Contention;
import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.scheduling.AppointmentEvent.AppointmentAccepted;
import br.com.techmedicos.domain.scheduling.AppointmentEvent.AppointmentRequested;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two instances on one real server deliver the same events to one subscriber. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveryOnMariaDbTest {

  private static final String SCHEMA = "delivery";
  private static final int APPOINTMENTS = 150;
  private static final int BEFORE_THE_KILL = 40;

  private RunningService one;
  private RunningService other;

  @BeforeAll
  void start(@TempDir Path data) {
    Map<String, Object> settings =
        Map.of(
            "datasources.default.url",
                MariaDbServer.running().withSchema(SCHEMA).urlForMariaDbDriver(SCHEMA),
            "datasources.default.username", "root",
            "techmedicos.keys", data.resolve("keys").toString());
    one = RunningService.start(data, settings);
    other = RunningService.start(data, settings);
    List.of(one, other).forEach(DeliveryOnMariaDbTest::stopJobs); // which know no subscriber
  }

  private static void stopJobs(RunningService service) {
    service
        .bean(ApplicationContext.class)
        .getBean(ExecutorService.class, Qualifiers.byName("scheduled"))
        .shutdownNow();
  }

  @AfterAll
  void stop() {
    other.close();
    one.close();
  }

  /** What a subscriber was told, over its whole life, by whichever instance. */
  private static final class Partner implements Subscriber {

    private final Collection<Announcement> told = new ConcurrentLinkedQueue<>();

    @Override
    public String name() {
      return "partner";
    }

    @Override
    public Set<String> wants() {
      return Set.of("AppointmentRequested", "AppointmentAccepted");
    }

    @Override
    public Outcome tell(Announcement announcement) {
      told.add(announcement);
      return Outcome.delivered();
    }

    List<String> typesOf(AppointmentId appointment) {
      return told.stream()
          .filter(announcement -> announcement.aggregateId().equals(appointment.value()))
          .map(Announcement::type)
          .toList();
    }
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void two_instances_share_the_work_and_a_kill_repeats_at_most_what_was_being_told()
      throws Exception {
    Partner partner = new Partner();
    Subscriber killer =
        new Subscriber() {
          @Override
          public String name() {
            return partner.name();
          }

          @Override
          public Set<String> wants() {
            return partner.wants();
          }

          @Override
          public Outcome tell(Announcement announcement) {
            Outcome outcome = partner.tell(announcement);
            if (partner.told.size() > BEFORE_THE_KILL) {
              throw new Killed(); // it is told, and nobody notes it
            }
            return outcome;
          }
        };
    deliverAll(other, partner); // what starting the services left
    partner.told.clear();
    List<AppointmentId> appointments = new ArrayList<>();
    for (int n = 0; n < APPOINTMENTS; n++) {
      appointments.add(happens());
    }

    RunningService.atOnce(
        List.<Callable<Integer>>of(
            () -> {
              try {
                return deliverAll(one, killer);
              } catch (Killed killed) {
                return 0;
              }
            },
            () -> deliverAll(other, partner)));
    one.clock().advance(DeliverLetters.CLAIM);
    other.clock().advance(DeliverLetters.CLAIM);
    deliverAll(other, partner);

    for (AppointmentId appointment : appointments) {
      assertThat(new ArrayList<>(new LinkedHashSet<>(partner.typesOf(appointment))))
          .containsExactly("AppointmentRequested", "AppointmentAccepted");
    }
    Set<UUID> events = new HashSet<>();
    partner.told.forEach(announcement -> events.add(announcement.id()));
    assertThat(events).hasSize(2 * APPOINTMENTS);
    assertThat(partner.told.size() - events.size()).as("told twice").isBetween(0, 1);
  }

  private AppointmentId happens() {
    Clock clock = one.clock();
    Instant now = clock.instant();
    AppointmentId appointment = new AppointmentId(UUID.randomUUID());
    Outbox outbox = one.bean(Outbox.class);
    UnitOfWork unitOfWork = one.bean(UnitOfWork.class);
    unitOfWork.run(() -> outbox.append(new AppointmentRequested(appointment, now)));
    unitOfWork.run(() -> outbox.append(new AppointmentAccepted(appointment, now)));
    return appointment;
  }

  private static int deliverAll(RunningService service, Subscriber subscriber) {
    Delivery delivery = service.bean(Delivery.class);
    int delivered = 0;
    DeliverLetters.Report report;
    do {
      try {
        while (delivery
                .writeLetters()
                .handle(new WriteLetters.Command(() -> List.of(subscriber)))
                .events()
            > 0) {
          // the next ones
        }
      } catch (Contention both) { // the other one writes them
      }
      report = delivery.deliverLetters().handle(new DeliverLetters.Command(subscriber, () -> true));
      delivered += report.delivered();
    } while (report.claimed() > 0);
    return delivered;
  }
}
