package br.com.techmedicos.adapters.jdbc.shared;

import br.com.techmedicos.adapters.shared.CallDeadline;
import br.com.techmedicos.application.shared.TooBusy;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Connections on which no statement outlives the call that it is for. Each asks {@link
 * CallDeadline} before it begins and gets what is left, in whole seconds rounded up, for its time
 * limit. Work without a deadline, such as a job, a transfer or a migration, has no limit. COMMIT is
 * no statement, and is never cut.
 *
 * <p>Nor is a server asked or told whether a connection only reads, as Micronaut Data does before
 * and after each query outside a transaction: with MySQL's driver that takes three journeys more.
 */
final class CallBoundDataSource implements DataSource {

  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(CallBoundDataSource.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final DataSource pool;

  CallBoundDataSource(DataSource pool) {
    this.pool = pool;
  }

  /**
   * Takes a connection from the pool.
   *
   * @throws TooBusy if none becomes free in the time that the pool waits
   * @throws CallDeadline.Passed if there is no use in waiting
   */
  @Override
  public Connection getConnection() throws SQLException {
    CallDeadline.current().ifPresent(CallDeadline::remaining);
    try {
      return (Connection) bound(Connection.class, pool.getConnection());
    } catch (SQLTransientConnectionException e) {
      if (e.getCause() != null) {
        LOG.error("the database cannot be reached", e.getCause());
      }
      throw new TooBusy(RETRY_AFTER);
    }
  }

  private static Object bound(Class<?> type, Object target) {
    return Proxy.newProxyInstance(
        CallBoundDataSource.class.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> call(target, method, arguments));
  }

  private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    switch (method.getName()) {
      case "isReadOnly":
        return false;
      case "setReadOnly":
        return null;
      default:
    }
    boolean executes = target instanceof Statement && method.getName().startsWith("execute");
    if (executes) {
      limit((Statement) target);
    }
    try {
      Object result = method.invoke(target, arguments);
      return result instanceof Statement statement
              && Statement.class.isAssignableFrom(method.getReturnType())
          ? bound(method.getReturnType(), statement)
          : result;
    } catch (InvocationTargetException e) {
      Throwable thrown = e.getTargetException();
      if (executes && SqlErrors.isTimeOut(thrown)) {
        throw new CallDeadline.Passed(thrown);
      }
      throw thrown;
    }
  }

  /** Always set, since on H2 what is set once holds for the connection. */
  private static void limit(Statement statement) throws SQLException {
    int seconds =
        CallDeadline.current()
            .map(CallDeadline::remaining)
            .map(left -> (int) left.plusMillis(999).toSeconds())
            .orElse(0);
    if (statement.getQueryTimeout() != seconds) {
      statement.setQueryTimeout(seconds);
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("the pool has one user");
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return pool.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    pool.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    pool.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return pool.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return pool.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return type.isInstance(pool) ? type.cast(pool) : pool.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return type.isInstance(pool) || pool.isWrapperFor(type);
  }

  /** Puts itself between the pool and whoever takes connections from it. */
  @Singleton
  static final class OfEveryPool implements BeanCreatedEventListener<DataSource>, Ordered {

    @Override
    public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
      return new CallBoundDataSource(event.getBean());
    }

    /** Before Micronaut's own, which look through theirs for the one that has the connections. */
    @Override
    public int getOrder() {
      return Ordered.HIGHEST_PRECEDENCE;
    }
  }
}
