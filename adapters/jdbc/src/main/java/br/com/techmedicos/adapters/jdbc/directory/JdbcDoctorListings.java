package br.com.techmedicos.adapters.jdbc.directory;

import br.com.techmedicos.adapters.jdbc.shared.InstantColumn;
import br.com.techmedicos.adapters.jdbc.shared.Json;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.application.directory.DoctorListing;
import br.com.techmedicos.application.directory.DoctorListings;
import br.com.techmedicos.application.directory.DoctorSearch;
import br.com.techmedicos.application.directory.DoctorSearch.Key;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.directory.DoctorProfile;
import br.com.techmedicos.domain.directory.GeoPoint;
import br.com.techmedicos.domain.directory.RatingSummary;
import br.com.techmedicos.domain.directory.VerificationStatus;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.FederativeUnit;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Searches verified doctors. A search finds the keys of a page in the {@link ListingTable} and then
 * reads these doctors.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcDoctorListings
    implements DoctorListings, GenericRepository<JdbcDoctorListings.ListingRow, UUID> {

  private static final String VERIFIED =
      "SELECT d.id, d.crm_number, d.crm_state, d.email, d.name, d.qualifications, d.price_cents,"
          + " d.street, d.city, d.state, d.latitude, d.longitude, d.time_zone, d.status,"
          + " d.status_reason, d.awaits_verification, d.version,"
          + " r.stars, r.ratings, a.next_available_at FROM doctor d"
          + " LEFT JOIN doctor_rating r ON r.doctor_id = d.id"
          + " LEFT JOIN availability a ON a.doctor_id = d.id WHERE d.status = 'VERIFIED'";

  private final Json json;
  private final Matches matches;
  private final JdbcOperations operations;

  JdbcDoctorListings(Json json, Matches matches, JdbcOperations operations) {
    this.json = json;
    this.matches = matches;
    this.operations = operations;
  }

  @MappedEntity("doctor")
  record ListingRow(
      @Relation(Relation.Kind.EMBEDDED) DoctorRow doctor,
      @Nullable Long stars,
      @Nullable Long ratings,
      @InstantColumn @Nullable Instant nextAvailableAt) {

    /** Reads the columns of {@link #VERIFIED}. */
    static ListingRow of(ResultSet row) throws SQLException {
      Long nextAvailableAt = row.getObject(20, Long.class);
      return new ListingRow(
          new DoctorRow(
              UuidColumn.Converter.fromBytes(row.getBytes(1)),
              row.getString(2),
              FederativeUnit.valueOf(row.getString(3)),
              row.getString(4),
              row.getString(5),
              row.getString(6),
              row.getInt(7),
              row.getString(8),
              row.getString(9),
              FederativeUnit.valueOf(row.getString(10)),
              row.getDouble(11),
              row.getDouble(12),
              row.getString(13),
              VerificationStatus.valueOf(row.getString(14)),
              row.getString(15),
              row.getBoolean(16),
              row.getLong(17)),
          row.getObject(18, Long.class),
          row.getObject(19, Long.class),
          nextAvailableAt == null ? null : InstantColumn.Converter.at(nextAvailableAt));
    }

    DoctorListing listing(Json json, Optional<GeoPoint> near) {
      DoctorProfile profile = doctor.profile(json);
      return new DoctorListing(
          new DoctorId(doctor.id()),
          doctor.crm(),
          profile,
          stars == null || ratings == null ? RatingSummary.NONE : new RatingSummary(stars, ratings),
          near.map(place -> place.kilometresTo(profile.practice().location())),
          Optional.ofNullable(nextAvailableAt));
    }
  }

  @Override
  @Connectable // one connection for all its reads
  public Page<DoctorListing, Key> search(DoctorSearch search) {
    Page<Key, Key> page = matches.page(search);
    return new Page<>(listings(page.items(), search.near()), page.next());
  }

  /**
   * Reads doctors in the order of their keys. Doctors suspended since the keys were read are left
   * out.
   */
  private List<DoctorListing> listings(List<Key> keys, Optional<GeoPoint> near) {
    if (keys.isEmpty()) {
      return List.of();
    }
    Map<UUID, ListingRow> byId =
        findAll(keys.stream().map(key -> key.doctor().value()).toList()).stream()
            .collect(Collectors.toMap(row -> row.doctor().id(), Function.identity()));
    return keys.stream()
        .flatMap(key -> Optional.ofNullable(byId.get(key.doctor().value())).stream())
        .map(row -> row.listing(json, near))
        .toList();
  }

  /** Reads rows by hand: a mapper takes as long as all else that the service does for a search. */
  private List<ListingRow> findAll(List<UUID> doctors) {
    String sql = VERIFIED + " AND d.id IN (?" + ", ?".repeat(doctors.size() - 1) + ")";
    return operations.execute(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < doctors.size(); i++) {
              statement.setBytes(i + 1, UuidColumn.Converter.toBytes(doctors.get(i)));
            }
            List<ListingRow> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                rows.add(ListingRow.of(row));
              }
            }
            return rows;
          }
        });
  }

  @Override
  public Optional<DoctorListing> find(DoctorId id) {
    return find(id.value()).map(row -> row.listing(json, Optional.empty()));
  }

  @Query(VERIFIED + " AND d.id = :id")
  abstract Optional<ListingRow> find(@UuidColumn UUID id);
}
