package br.com.techmedicos.adapters.jdbc.shared;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.runtime.convert.AttributeConverter;
import jakarta.inject.Singleton;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stores an instant as {@code BIGINT}, in microseconds since 1970, independent of the driver and of
 * the time zones of the JVM, the session and the server. Instants out of range become the nearest
 * possible one. Marks components of mapped rows and parameters of queries.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.PARAMETER})
@TypeDef(type = DataType.LONG, converter = InstantColumn.Converter.class)
public @interface InstantColumn {

  /** Converts instants to numbers and back. */
  @Singleton
  final class Converter implements AttributeConverter<Instant, Long> {

    private static final long PER_SECOND = 1_000_000;
    private static final long NANOS = 1_000;
    private static final Instant LAST = at(Long.MAX_VALUE);
    private static final Instant FIRST = at(Long.MIN_VALUE);

    @Override
    public @Nullable Long convertToPersistedValue(
        @Nullable Instant instant, ConversionContext context) {
      return instant == null ? null : micros(instant);
    }

    @Override
    public @Nullable Instant convertToEntityValue(
        @Nullable Long micros, ConversionContext context) {
      return micros == null ? null : at(micros);
    }

    private static long micros(Instant instant) {
      if (instant.isAfter(LAST)) {
        return Long.MAX_VALUE;
      }
      if (instant.isBefore(FIRST)) {
        return Long.MIN_VALUE;
      }
      return instant.getEpochSecond() * PER_SECOND + instant.getNano() / NANOS;
    }

    /** Returns the instant of a stored number. */
    public static Instant at(long micros) {
      return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
  }
}
