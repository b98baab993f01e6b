package br.com.techmedicos.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The inventory {@code db/personal-data.yml}, as tests ask it. */
final class PersonalData {

  private static final Set<String> OUT = Set.of("exported", "withheld");
  private static final Set<String> END = Set.of("erased", "kept", "expires");

  /**
   * A column of the inventory.
   *
   * @param table its table
   * @param name its name
   * @param words what the inventory says of it
   */
  record Column(Table table, String name, List<String> words) {

    boolean isPersonal() {
      return !words.equals(List.of("technical"));
    }

    boolean is(String word) {
      return words.contains(word);
    }

    @Override
    public String toString() {
      return table.name() + "." + name;
    }
  }

  /**
   * A table of the inventory.
   *
   * @param name its name
   * @param of whose data it is
   * @param rows which rows are a patient's, if they can be found
   * @param kept which of them stay
   * @param why the reasons, by word
   */
  record Table(
      String name,
      String of,
      Optional<String> rows,
      Optional<String> kept,
      Map<String, String> why) {}

  private final List<Column> columns = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  private PersonalData() {}

  static PersonalData inventory() {
    LoaderOptions strict = new LoaderOptions();
    strict.setAllowDuplicateKeys(false);
    try (InputStream file =
        PersonalData.class.getClassLoader().getResourceAsStream("db/personal-data.yml")) {
      Map<String, Map<String, Object>> tables = new Yaml(new SafeConstructor(strict)).load(file);
      PersonalData inventory = new PersonalData();
      tables.forEach(inventory::add);
      return inventory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked") // of a file whose form the tests check
  private void add(String name, Map<String, Object> facts) {
    Table table =
        new Table(
            name,
            (String) facts.get("of"),
            Optional.ofNullable((String) facts.get("rows")),
            Optional.ofNullable((String) facts.get("kept")),
            (Map<String, String>) facts.getOrDefault("why", Map.of()));
    Set<String> used = new LinkedHashSet<>();
    table.kept().ifPresent(rows -> used.add("kept"));
    ((Map<String, String>) facts.get("columns"))
        .forEach(
            (column, words) -> {
              Column read = new Column(table, column, Arrays.asList(words.split(" ")));
              columns.add(read);
              if (read.isPersonal()) {
                used.addAll(read.words());
              }
              check(read);
            });
    if (!used.equals(table.why().keySet())) {
      faults.add(name + " uses " + used + " and has reasons for " + table.why().keySet());
    }
  }

  private void check(Column column) {
    Table table = column.table();
    boolean wellFormed =
        !column.isPersonal()
            || (column.words().size() == 2
                && OUT.contains(column.words().get(0))
                && END.contains(column.words().get(1)));
    if (!wellFormed) {
      faults.add(column + " is " + column.words());
    }
    if (column.isPersonal() && table.of().equals("nobody")) {
      faults.add(column + " is personal, and nobody's");
    }
    boolean ofPatients = !Set.of("nobody", "doctor").contains(table.of());
    if (column.isPersonal() && ofPatients && table.rows().isEmpty() && !column.is("expires")) {
      faults.add(column + " is of patients, and cannot be found");
    }
  }

  /** What the inventory says that it may not say. */
  List<String> faults() {
    return faults;
  }

  List<Column> columns() {
    return columns;
  }

  /** The personal columns of patients, in tables where a patient's rows can be found. */
  List<Column> ofPatients() {
    return columns.stream()
        .filter(Column::isPersonal)
        .filter(column -> column.table().rows().isPresent())
        .toList();
  }

  /** A condition of the inventory, about someone. */
  static String about(String condition, UUID patient) {
    return condition
        .replace("${id}", "X'" + patient.toString().replace("-", "") + "'")
        .replace("${uuid}", patient.toString());
  }
}
