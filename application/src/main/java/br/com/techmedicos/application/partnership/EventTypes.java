package br.com.techmedicos.application.partnership;

import br.com.techmedicos.domain.directory.DirectoryEvent;
import br.com.techmedicos.domain.healthrecord.HealthRecordEvent;
import br.com.techmedicos.domain.identity.IdentityEvent;
import br.com.techmedicos.domain.scheduling.SchedulingEvent;
import java.util.List;
import java.util.stream.Stream;

/** The names of the types of events that others may be told. */
public final class EventTypes {

  private EventTypes() {}

  /** {@return all but those about credentials, by name} */
  public static List<String> all() {
    return of(
        DirectoryEvent.class, HealthRecordEvent.class, IdentityEvent.class, SchedulingEvent.class);
  }

  /** {@return the types that some sealed types comprise, by name} */
  static List<String> of(Class<?>... sealed) {
    return Stream.of(sealed)
        .flatMap(EventTypes::leaves)
        .map(Class::getSimpleName)
        .sorted()
        .toList();
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    if (type == IdentityEvent.CredentialEvent.class) {
      return Stream.empty();
    }
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(EventTypes::leaves)
        : Stream.of(type);
  }
}
