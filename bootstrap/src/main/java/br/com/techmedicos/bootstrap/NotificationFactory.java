package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.notificationsmtp.ConsoleNotices;
import br.com.techmedicos.adapters.notificationsmtp.SmtpNotices;
import br.com.techmedicos.adapters.rest.client.PublicAddress;
import br.com.techmedicos.application.delivery.Delivery;
import br.com.techmedicos.application.delivery.Subscriber;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.notification.Notices;
import br.com.techmedicos.application.notification.Notification;
import br.com.techmedicos.application.partnership.EventBroker;
import br.com.techmedicos.application.partnership.EventTypes;
import br.com.techmedicos.application.partnership.Partnership;
import br.com.techmedicos.application.scheduling.CalendarRenderer;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Import;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires the delivery of events, and the notices that people get. */
@Factory
@Import(classes = {Delivery.Dependencies.class, Notification.Dependencies.class})
final class NotificationFactory {

  private static final Logger LOG = LoggerFactory.getLogger(NotificationFactory.class);

  /** A quarter of the connections to the database. */
  private static final int CLAIMS_AT_ONCE = 4;

  @Singleton
  Delivery delivery(Delivery.Dependencies ports, IdGenerator ids, Clock clock) {
    return new Delivery(
        new Delivery.Dependencies(
            new FewAtOnce(ports.unitOfWork(), CLAIMS_AT_ONCE), ports.letters()),
        EventTypes.known(),
        ids,
        clock);
  }

  @Singleton
  Notification notification(Notification.Dependencies ports, Identity identity, Clock clock) {
    return new Notification(ports, identity, clock);
  }

  /** Without mail, broker and partners there is nobody to tell, and nothing waits. */
  @Singleton
  @Bean(preDestroy = "close")
  Courier courier(
      Delivery delivery,
      Notification notification,
      Partnership partnership,
      MailConfiguration mail,
      Optional<EventBroker> broker,
      BeanProvider<PublicAddress> address,
      CalendarRenderer calendars,
      MeterRegistry metrics,
      Clock clock) {
    List<Subscriber> configured =
        Stream.concat(
                notices(mail, id -> address.get().meeting(id.value()), calendars, clock)
                    .map(notification::subscribers)
                    .stream()
                    .flatMap(List::stream),
                broker.map(partnership::subscriber).stream())
            .toList();
    return new Courier(
        delivery,
        () -> Stream.concat(configured.stream(), partnership.subscribers().stream()).toList(),
        metrics,
        clock);
  }

  private static Optional<Notices> notices(
      MailConfiguration mail,
      Function<AppointmentId, String> meetings,
      CalendarRenderer calendars,
      Clock clock) {
    if (mail.console()) {
      return Optional.of(new ConsoleNotices(System.out, meetings));
    }
    mail.server()
        .filter(server -> !server.isPrivate())
        .ifPresent(
            server ->
                LOG.warn(
                    "Mail goes to {} without a login: codes for new passwords are sent only if it"
                        + " offers STARTTLS, else nobody can recover a password",
                    server.host()));
    return mail.server()
        .map(server -> new SmtpNotices(server, mail.sender(), meetings, calendars, clock));
  }
}
