package br.com.techmedicos.adapters.jdbc.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.data.intercept.annotation.DataMethod;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.ExecutableMethod;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each query of a repository, written or generated, fits what the migrations make. */
@OnEachDatabase
class EveryQueryTest {

  private final TestDatabase database;

  EveryQueryTest(TestDatabase database) {
    this.database = database;
  }

  @Test
  void fits_the_schema() {
    List<String> misfits = new ArrayList<>();
    List<ExecutableMethod<?, ?>> methods = methods();

    for (ExecutableMethod<?, ?> method : methods) {
      try {
        prepare(query(method));
      } catch (DataAccessException e) {
        misfits.add(
            method.getDeclaringType().getSimpleName() + "." + method + ": " + e.getMessage());
      }
    }

    assertThat(methods).hasSizeGreaterThan(100);
    assertThat(misfits).as("queries that do not fit the schema").isEmpty();
  }

  private List<ExecutableMethod<?, ?>> methods() {
    List<ExecutableMethod<?, ?>> methods = new ArrayList<>();
    for (BeanDefinition<?> repository :
        database
            .bean(ApplicationContext.class)
            .getBeanDefinitions(Qualifiers.byStereotype(Repository.class))) {
      repository.getExecutableMethods().stream()
          .filter(method -> method.hasAnnotation(DataMethod.class))
          .forEach(methods::add);
    }
    return methods;
  }

  private static String query(ExecutableMethod<?, ?> method) {
    return method.stringValue(Query.class).orElseThrow().replaceAll(":\\w+", "?");
  }

  /** By the server, where a driver would only send it once there are values. */
  private void prepare(String query) {
    database
        .bean(JdbcOperations.class)
        .execute(
            connection -> {
              if (database == TestDatabase.H2) {
                connection.prepareStatement(query).close();
                return true;
              }
              try (var statement = connection.createStatement()) {
                return statement.execute("PREPARE query FROM '" + query.replace("'", "''") + "'");
              }
            });
  }
}
