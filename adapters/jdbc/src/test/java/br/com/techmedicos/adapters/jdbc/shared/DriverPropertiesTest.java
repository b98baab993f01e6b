package br.com.techmedicos.adapters.jdbc.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** That it is needed is shown by races on a cluster. */
class DriverPropertiesTest {

  @Test
  void mariadbs_driver_waits_for_each_answer() {
    Properties told =
        TestDatabase.MARIADB.bean(DatasourceConfiguration.class).getDataSourceProperties();

    assertThat(told).containsEntry("disablePipeline", "true");
  }
}
