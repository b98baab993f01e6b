package br.com.techmedicos.twin;

import br.com.techmedicos.twin.Columns.Price;
import br.com.techmedicos.twin.Squares.Square;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The nearest doctors, for anyone. Only their first page, and only in this order. */
@RestController
class SearchController {

  private static final Pattern PLACE = Pattern.compile("-?\\d+(?:\\.\\d+)?,-?\\d+(?:\\.\\d+)?");
  private static final double MAXIMUM_KM = 500;
  private static final int MAXIMUM = 100;

  /**
   * One statement: the distances of the doctors in some ranges of the index, and the page's rows.
   */
  private static final String NEAREST =
      """
      SELECT d.*, r.stars, r.ratings, a.next_available_at, near.km
      FROM (
        SELECT doctor_id,
               2 * 6371.0088 * ASIN(SQRT(LEAST(1,
                 POWER(SIN(RADIANS(latitude - ?) / 2), 2)
                 + COS(RADIANS(?)) * COS(RADIANS(latitude))
                   * POWER(SIN(RADIANS(longitude - ?) / 2), 2)))) AS km
        FROM doctor_listing USE INDEX (doctor_listing_by_spot)
        WHERE specialty = ? AND (%s)
        HAVING km <= ?
        ORDER BY km, doctor_id
        LIMIT ?) near
      JOIN doctor d ON d.id = near.doctor_id AND d.status = 'VERIFIED'
      LEFT JOIN doctor_rating r ON r.doctor_id = d.id
      LEFT JOIN availability a ON a.doctor_id = d.id
      ORDER BY near.km, d.id
      """;

  private final JdbcClient jdbc;
  private final ObjectReader qualifications;

  SearchController(JdbcClient jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.qualifications = json.readerFor(new TypeReference<List<Qualification>>() {});
  }

  record Page(List<Doctor> items) {}

  record Doctor(
      UUID id,
      String name,
      List<Specialty> specialties,
      Price consultationPrice,
      Practice practice,
      Crm crm,
      Rating rating,
      double distanceKm,
      Instant nextAvailableAt) {}

  record Specialty(String code, String rqe, boolean specialist, String title) {}

  record Practice(String street, String city, String state, double latitude, double longitude) {}

  record Crm(String number, String state) {}

  record Rating(BigDecimal average, long count) {

    static Rating of(long stars, long ratings) {
      return new Rating(
          ratings == 0
              ? null
              : BigDecimal.valueOf(stars)
                  .divide(BigDecimal.valueOf(ratings), 2, RoundingMode.HALF_UP),
          ratings);
    }
  }

  /** One of the column {@code qualifications}. A registration is public once it is verified. */
  record Qualification(String specialty, String rqe, boolean verified) {

    Specialty shown() {
      boolean specialist = verified && rqe != null;
      return new Specialty(
          specialty,
          specialist ? rqe : null,
          specialist,
          specialist ? "ESPECIALISTA" : "NÃO ESPECIALISTA");
    }
  }

  @GetMapping("/api/v1/doctors")
  Page nearest(
      @RequestParam(defaultValue = "any") String specialty,
      @RequestParam String near,
      @RequestParam double withinKm,
      @RequestParam(defaultValue = "20") int limit) {
    if (!PLACE.matcher(near).matches()
        || !(withinKm > 0 && withinKm <= MAXIMUM_KM)
        || limit < 1
        || limit > MAXIMUM) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "near, withinKm or limit");
    }
    double latitude = Double.parseDouble(near.substring(0, near.indexOf(',')));
    double longitude = Double.parseDouble(near.substring(near.indexOf(',') + 1));
    List<Square> squares = Squares.around(latitude, longitude, withinKm);
    List<Object> values = new ArrayList<>(List.of(latitude, latitude, longitude, specialty));
    squares.forEach(square -> values.addAll(List.of(square.firstCell(), square.lastCell())));
    values.addAll(List.of(withinKm, limit));
    String ranges =
        squares.stream().map(square -> "cell BETWEEN ? AND ?").collect(Collectors.joining(" OR "));
    return new Page(
        jdbc.sql(NEAREST.formatted(ranges)).params(values).query((row, n) -> doctor(row)).list());
  }

  private Doctor doctor(ResultSet row) throws SQLException {
    long available = row.getLong("next_available_at");
    Instant nextAvailableAt = row.wasNull() ? null : Columns.instant(available);
    return new Doctor(
        Columns.uuid(row.getBytes("id")),
        row.getString("name"),
        specialties(row.getString("qualifications")),
        Price.of(row.getInt("price_cents")),
        new Practice(
            row.getString("street"),
            row.getString("city"),
            row.getString("state"),
            row.getDouble("latitude"),
            row.getDouble("longitude")),
        new Crm(row.getString("crm_number"), row.getString("crm_state")),
        Rating.of(row.getLong("stars"), row.getLong("ratings")),
        Math.round(row.getDouble("km") * 1000) / 1000.0,
        nextAvailableAt);
  }

  private List<Specialty> specialties(String json) throws SQLException {
    try {
      return this.qualifications.<List<Qualification>>readValue(json).stream()
          .map(Qualification::shown)
          .toList();
    } catch (JsonProcessingException e) {
      throw new SQLException("the qualifications are not readable", e);
    }
  }
}
