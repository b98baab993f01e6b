package br.com.techmedicos.adapters.shared;

import br.com.techmedicos.domain.shared.DomainEvent;
import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an event tells, as text. */
public final class EventFacts {

  /** The JVM makes new ones each time. */
  private static final ClassValue<RecordComponent[]> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> event) {
          return event.getRecordComponents();
        }
      };

  private EventFacts() {}

  /**
   * Returns the components of an event by name, in their order. Events are records of IDs,
   * constants and instants, whose text is sufficient.
   */
  public static Map<String, String> of(DomainEvent event) {
    Map<String, String> facts = new LinkedHashMap<>();
    for (RecordComponent component : COMPONENTS.get(event.getClass())) {
      try {
        facts.put(component.getName(), String.valueOf(component.getAccessor().invoke(event)));
      } catch (ReflectiveOperationException e) {
        throw new IllegalArgumentException("cannot read an event: " + event.getClass(), e);
      }
    }
    return Collections.unmodifiableMap(facts);
  }
}
