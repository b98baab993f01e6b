package br.com.techmedicos.adapters.jdbc.shared;

import io.micronaut.data.exceptions.DataAccessException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of an answer, in the types of the domain's making. Good only while it is being read. */
public final class Row {

  private static final int CENTS = 2;

  private final ResultSet columns;

  Row(ResultSet columns) {
    this.columns = columns;
  }

  private interface Read<T extends @Nullable Object> {
    T from(ResultSet columns) throws SQLException;
  }

  /** An id. */
  public UUID id(String column) {
    return UuidColumn.Converter.fromBytes(read(columns -> columns.getBytes(column)));
  }

  /** An id, if there is one. */
  public Optional<UUID> optionalId(String column) {
    return read(
        columns ->
            Optional.ofNullable(columns.getBytes(column)).map(UuidColumn.Converter::fromBytes));
  }

  /** Bytes. */
  public byte[] bytes(String column) {
    return read(columns -> columns.getBytes(column));
  }

  /** A day, if there is one. */
  public Optional<LocalDate> optionalDate(String column) {
    return read(columns -> Optional.ofNullable(columns.getObject(column, LocalDate.class)));
  }

  /** An instant. */
  public Instant instant(String column) {
    return Micros.at(number(column));
  }

  /** An instant, if there is one. */
  public Optional<Instant> optionalInstant(String column) {
    return optionalNumber(column).map(Micros::at);
  }

  /** A whole number. */
  public long number(String column) {
    return read(columns -> columns.getLong(column));
  }

  /** A whole number, if there is one. */
  public Optional<Long> optionalNumber(String column) {
    return read(
        columns -> {
          long number = columns.getLong(column);
          return columns.wasNull() ? Optional.empty() : Optional.of(number);
        });
  }

  /** A small whole number. */
  public int integer(String column) {
    return read(columns -> columns.getInt(column));
  }

  /** Degrees. */
  public double degrees(String column) {
    return read(columns -> columns.getDouble(column));
  }

  /** An amount that is kept in hundredths. */
  public BigDecimal hundredths(String column) {
    return BigDecimal.valueOf(number(column), CENTS);
  }

  /** A text. */
  public String text(String column) {
    return read(columns -> columns.getString(column));
  }

  /** A text, if there is one. */
  public Optional<String> optionalText(String column) {
    return read(columns -> Optional.ofNullable(columns.getString(column)));
  }

  /** A constant, kept by its name. */
  public <E extends Enum<E>> E constant(Class<E> type, String column) {
    return Enum.valueOf(type, text(column));
  }

  private <T> T read(Read<T> read) {
    try {
      return read.from(columns);
    } catch (SQLException e) {
      throw new DataAccessException("A row could not be read", e);
    }
  }
}
