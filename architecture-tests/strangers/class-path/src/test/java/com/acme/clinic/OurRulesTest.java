package com.acme.clinic;

import br.com.techmedicos.architecture.Hexagon;
import br.com.techmedicos.architecture.HexagonalRules;
import org.junit.jupiter.api.Test;

/** The rules, on a small project of ours, and on one that breaks them. */
class OurRulesTest {

  private static final Hexagon SEATS =
      Hexagon.rootedAt("com.acme.seats")
          .adapter("contracts", "org.junit.jupiter..", "org.assertj..")
          .adapter("memory");

  @Test
  void our_seats_keep_the_rules() {
    HexagonalRules.of(SEATS).withoutRest().withoutEvents().withOneFeature().check();
  }

  /** Expected to fail: the test that runs this project reads what it says. */
  @Test
  void what_is_broken_is_named() {
    HexagonalRules.of(Hexagon.rootedAt("com.acme.broken").feature("billing"))
        .withoutRest()
        .withoutEvents()
        .withOneFeature()
        .check();
  }
}
