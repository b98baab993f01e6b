package br.com.techmedicos.adapters.jdbc.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class DriverPropertiesTest {

  /** That it is needed is shown by races on a cluster. */
  @Test
  void mariadbs_driver_waits_for_each_answer() {
    Properties told =
        TestDatabase.MARIADB.bean(DatasourceConfiguration.class).getDataSourceProperties();

    assertThat(told).containsEntry("disablePipeline", "true");
  }

  @Test
  void statements_are_prepared_by_the_server() {
    Properties told =
        TestDatabase.MARIADB.bean(DatasourceConfiguration.class).getDataSourceProperties();

    assertThat(told).containsEntry("useServerPrepStmts", "true");
  }
}
