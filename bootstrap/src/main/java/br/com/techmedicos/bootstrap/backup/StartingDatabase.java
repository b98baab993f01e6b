package br.com.techmedicos.bootstrap.backup;

import br.com.techmedicos.adapters.jdbc.shared.SchemaContents;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.env.Environment;
import io.micronaut.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Looks at the database before it is migrated. Where a restore or a migration broke off, nothing
 * starts, and tables are made by the service only, not by a command.
 */
@Singleton
@Named(StartingDatabase.NAME)
public final class StartingDatabase implements FlywayConfigurationCustomizer {

  /** The setting: whether there must be tables already. */
  public static final String MADE = "techmedicos.database.made";

  /** The setting: whether a restore may be under way, whose own command goes on there. */
  public static final String BEING_RESTORED = "techmedicos.database.being-restored";

  static final String NAME = "default";

  private final Environment settings;
  private final boolean made;
  private final boolean beingRestored;

  StartingDatabase(
      Environment settings,
      @Property(name = MADE, defaultValue = "false") boolean made,
      @Property(name = BEING_RESTORED, defaultValue = "false") boolean beingRestored) {
    this.settings = settings;
    this.made = made;
    this.beingRestored = beingRestored;
  }

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public void customizeFluentConfiguration(FluentConfiguration migrations) {
    SchemaContents schema = Backup.login(settings).contents();
    if (!beingRestored) {
      Schema.requireRestored(schema);
    }
    Schema.requireNothingBrokenOff(schema);
    if (made) {
      Schema.requireMade(schema);
    }
  }
}
