package br.com.techmedicos.domain.shared;

import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;

/**
 * A region whose clocks go alike, so that a wall-clock time has one meaning all year; never a bare
 * offset.
 *
 * @param id as IANA names it, like {@code America/Sao_Paulo}
 */
public record ZoneRegion(String id) {

  /**
   * Checks that there is such a region.
   *
   * @throws DomainException with {@link InvalidValue.NotARegion}
   */
  public ZoneRegion {
    // Not by ZoneId's own method, which copies all ids.
    if (!ZoneRulesProvider.getAvailableZoneIds().contains(id)) {
      throw new DomainException(new InvalidValue.NotARegion());
    }
  }

  /**
   * Reads a region that somebody gives: UTC, or one with the name of a place. This Java knows
   * others, which IANA does not name or names for what was.
   *
   * @return the region
   * @throws DomainException with {@link InvalidValue.NotARegion}
   */
  public static ZoneRegion parse(String text) {
    if (!text.equals("UTC") && (!text.contains("/") || text.startsWith("SystemV/"))) {
      throw new DomainException(new InvalidValue.NotARegion());
    }
    return new ZoneRegion(text);
  }

  /** {@return the rules of its clocks} */
  public ZoneId zoneId() {
    return ZoneId.of(id);
  }
}
