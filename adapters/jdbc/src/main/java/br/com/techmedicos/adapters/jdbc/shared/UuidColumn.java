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
import java.nio.ByteBuffer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Stores an ID as {@code BINARY(16)} in big-endian order, so that UUIDs of version 7 sort by age.
 * Marks components of mapped rows and parameters of queries.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.PARAMETER})
@TypeDef(type = DataType.BYTE_ARRAY, converter = UuidColumn.Converter.class)
public @interface UuidColumn {

  /** Sorts before all IDs. */
  UUID FIRST = new UUID(0, 0);

  /** Sorts after all IDs. */
  UUID LAST = new UUID(-1, -1);

  /** Converts IDs to bytes and back. */
  @Singleton
  final class Converter implements AttributeConverter<UUID, byte[]> {

    private static final int LENGTH = 16;

    @Override
    public byte @Nullable [] convertToPersistedValue(@Nullable UUID id, ConversionContext context) {
      return id == null ? null : toBytes(id);
    }

    @Override
    public @Nullable UUID convertToEntityValue(byte @Nullable [] bytes, ConversionContext context) {
      return bytes == null ? null : fromBytes(bytes);
    }

    /** Returns the stored bytes of an ID. */
    public static byte[] toBytes(UUID id) {
      return ByteBuffer.allocate(LENGTH)
          .putLong(id.getMostSignificantBits())
          .putLong(id.getLeastSignificantBits())
          .array();
    }

    /** Returns the ID of stored bytes. */
    public static UUID fromBytes(byte[] bytes) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      return new UUID(buffer.getLong(), buffer.getLong());
    }
  }
}
