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
import org.jspecify.annotations.Nullable;

/** Instants as {@link Micros}. Marks those of a mapped row, and those that a query is given. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.PARAMETER})
@TypeDef(type = DataType.LONG, converter = InstantColumn.Converter.class)
public @interface InstantColumn {

  /** Turns instants into numbers and back. */
  @Singleton
  final class Converter implements AttributeConverter<Instant, Long> {

    @Override
    public @Nullable Long convertToPersistedValue(
        @Nullable Instant instant, ConversionContext context) {
      return instant == null ? null : Micros.of(instant);
    }

    @Override
    public @Nullable Instant convertToEntityValue(
        @Nullable Long micros, ConversionContext context) {
      return micros == null ? null : Micros.at(micros);
    }
  }
}
