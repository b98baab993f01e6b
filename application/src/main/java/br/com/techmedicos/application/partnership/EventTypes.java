package br.com.techmedicos.application.partnership;

import br.com.techmedicos.domain.directory.DirectoryEvent;
import br.com.techmedicos.domain.healthrecord.HealthRecordEvent;
import br.com.techmedicos.domain.identity.IdentityEvent;
import br.com.techmedicos.domain.scheduling.SchedulingEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The names of the types of events. */
public final class EventTypes {

  private EventTypes() {}

  /** {@return all there are, also those that no other system may be told} */
  public static Set<String> known() {
    return Set.copyOf(
        of(
            DirectoryEvent.class,
            HealthRecordEvent.class,
            IdentityEvent.class,
            SchedulingEvent.class));
  }

  /** {@return what other systems may be told, by name: all but what is about credentials} */
  public static List<String> all() {
    List<String> secret = of(IdentityEvent.CredentialEvent.class);
    return known().stream().filter(type -> !secret.contains(type)).sorted().toList();
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
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(EventTypes::leaves)
        : Stream.of(type);
  }
}
