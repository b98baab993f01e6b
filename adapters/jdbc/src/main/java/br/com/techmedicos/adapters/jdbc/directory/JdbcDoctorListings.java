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
import br.com.techmedicos.domain.identity.DoctorId;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
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
      "SELECT d.*, r.stars, r.ratings, a.next_available_at FROM doctor d"
          + " LEFT JOIN doctor_rating r ON r.doctor_id = d.id"
          + " LEFT JOIN availability a ON a.doctor_id = d.id WHERE d.status = 'VERIFIED'";

  private final Json json;
  private final Matches matches;

  JdbcDoctorListings(Json json, Matches matches) {
    this.json = json;
    this.matches = matches;
  }

  @MappedEntity("doctor")
  record ListingRow(
      @Relation(Relation.Kind.EMBEDDED) DoctorRow doctor,
      @Nullable Long stars,
      @Nullable Long ratings,
      @InstantColumn @Nullable Instant nextAvailableAt) {

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

  @Query(VERIFIED + " AND d.id IN (:doctors)")
  abstract List<ListingRow> findAll(@Expandable @UuidColumn List<UUID> doctors);

  @Override
  public Optional<DoctorListing> find(DoctorId id) {
    return find(id.value()).map(row -> row.listing(json, Optional.empty()));
  }

  @Query(VERIFIED + " AND d.id = :id")
  abstract Optional<ListingRow> find(@UuidColumn UUID id);
}
