package br.com.techmedicos.adapters.jdbc.shared;

import br.com.techmedicos.adapters.shared.CallDeadline;
import br.com.techmedicos.adapters.shared.OnceASecond;
import br.com.techmedicos.application.shared.Contention;
import br.com.techmedicos.application.shared.DatabaseUnavailable;
import br.com.techmedicos.application.shared.Failure;
import br.com.techmedicos.application.shared.TooBusy;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wraps each connection pool, so that no statement outlives its call. Each statement checks {@link
 * CallDeadline} before it starts, and its timeout is the remaining time in whole seconds, rounded
 * up. Work without a deadline, such as a job, a transfer or a migration, has no timeout. A COMMIT
 * has no timeout of its own, and a database that answers is left to end it.
 *
 * <p>A database that stands still does not notice a timeout. A second later the connection is given
 * up, also that of a COMMIT, no later than that of the statement before it would have been. Then
 * nobody knows what became of it.
 *
 * <p>A database that cannot be reached, or does not write, becomes a {@link DatabaseUnavailable}. A
 * conflict of a statement outside a transaction becomes a {@link Contention}: the server has undone
 * the statement. A node of a Galera cluster that cannot catch up with the others says so as a lock
 * timeout, even to a query. The code of an error that nothing here knows is logged.
 *
 * <p>Calls to get or set the read-only mode are not forwarded. Micronaut Data makes them around
 * each query outside a transaction, which costs three more round trips with MySQL's driver. Those
 * that concern a transaction go to {@link CheapTransaction}.
 */
@Singleton
final class CallBoundDataSource implements BeanCreatedEventListener<DataSource>, Ordered {

  private static final Logger LOG = LoggerFactory.getLogger(CallBoundDataSource.class);

  /** A table that is missing fails each call. */
  private static final OnceASecond UNKNOWN = new OnceASecond();

  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  /** For the database to say that it has aborted a statement. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  @Override
  public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
    DataSource pool = event.getBean();
    return bound(
        DataSource.class, (proxy, method, arguments) -> call(pool, method, arguments, null));
  }

  /** Runs before Micronaut's own listeners, which unwrap their data sources to find the pool. */
  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE + 1;
  }

  private static <T> T bound(Class<T> type, InvocationHandler calls) {
    return type.cast(
        Proxy.newProxyInstance(
            CallBoundDataSource.class.getClassLoader(), new Class<?>[] {type}, calls));
  }

  private static Connection bound(Connection connection) {
    CheapTransaction transaction = new CheapTransaction(connection);
    return bound(
        Connection.class,
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "setAutoCommit" -> transaction.switchAutoCommit((boolean) arguments[0]);
              case "getAutoCommit" -> transaction.autoCommit();
              case "commit" -> transaction.commit();
              case "rollback" ->
                  arguments == null
                      ? transaction.rollback()
                      : call(connection, method, arguments, transaction);
              case "close" -> transaction.close();
              default -> call(connection, method, arguments, transaction);
            });
  }

  private static @Nullable Object call(
      Object target,
      Method method,
      Object @Nullable [] arguments,
      @Nullable CheapTransaction transaction)
      throws Throwable {
    boolean connects = target instanceof DataSource && method.getName().equals("getConnection");
    boolean executes = target instanceof Statement && method.getName().startsWith("execute");
    if (connects) {
      CallDeadline.current().ifPresent(CallDeadline::remaining);
    } else if (method.getName().equals("setReadOnly")) {
      return null;
    } else if (method.getName().equals("isReadOnly")) {
      return false;
    }
    try {
      if (executes) {
        limit((Statement) target);
      }
      if (transaction != null && (executes || method.getName().equals("setSavepoint"))) {
        transaction.beginIfDue();
      }
      Object result = method.invoke(target, arguments);
      if (connects && result instanceof Connection connection) {
        return bound(connection);
      }
      return target instanceof Connection && result instanceof Statement
          ? bound(
              method.getReturnType(),
              (proxy, called, values) -> call(result, called, values, transaction))
          : result;
    } catch (InvocationTargetException | SQLException e) {
      Throwable thrown = e instanceof SQLException ? e : Objects.requireNonNull(e.getCause());
      if (executes && transaction != null && SqlErrors.isConflict(thrown)) {
        if (!transaction.begun()) {
          throw new Contention(thrown);
        }
        transaction.lose();
      }
      if (executes && SqlErrors.isTimeOut(thrown)) {
        throw new CallDeadline.Passed(thrown);
      }
      if (connects && thrown instanceof SQLTransientConnectionException) {
        throw notConnected(thrown);
      }
      if (transaction != null && SqlErrors.isUnavailable(thrown)) {
        boolean writes = executes && !method.getName().equals("executeQuery");
        throw transaction.lose(thrown, writes && !transaction.begun());
      }
      if (executes && thrown instanceof SQLException error && SqlErrors.isUnknown(error)) {
        UNKNOWN.tell(
            untold ->
                LOG.warn(
                    "a statement failed with SQL state {} and code {}; {} since the last such line"
                        + " were not logged",
                    error.getSQLState(),
                    error.getErrorCode(),
                    untold));
      }
      throw thrown;
    }
  }

  /** Translates a timeout of the connection pool, whose cause is why it cannot connect. */
  private static Failure notConnected(Throwable timeout) {
    return timeout.getCause() == null
        ? new TooBusy(RETRY_AFTER)
        : DatabaseUnavailable.beforeCommit(timeout.getCause());
  }

  /** Sets the timeout for every statement, because H2 keeps it for the connection. */
  private static void limit(Statement statement) throws SQLException {
    int seconds =
        CallDeadline.current()
            .map(CallDeadline::remaining)
            .map(left -> (int) left.plusMillis(999).toSeconds())
            .orElse(0);
    if (statement.getQueryTimeout() != seconds) {
      statement.setQueryTimeout(seconds);
    }
    if (seconds > 0) {
      Duration silence = Duration.ofSeconds(seconds).plus(GRACE);
      statement.getConnection().setNetworkTimeout(Runnable::run, (int) silence.toMillis());
    }
  }
}
