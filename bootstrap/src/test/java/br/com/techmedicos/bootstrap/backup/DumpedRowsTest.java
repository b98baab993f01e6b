package br.com.techmedicos.bootstrap.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a dump holds, whatever people have written into it. */
class DumpedRowsTest {

  @TempDir private Path folder;

  @Test
  void texts_are_no_rows() throws IOException {
    assertThat(
            rows(
                """
                -- It's a dump. INSERT INTO `t` VALUES (1);
                CREATE TABLE `t` (`a` text COMMENT 'LOCK TABLES `t` WRITE; (1)');
                LOCK TABLES `t` WRITE;
                /*!40000 ALTER TABLE `t` DISABLE KEYS */;
                INSERT INTO `t` VALUES
                (1,'a (b), (c); VALUES (',NULL),
                (2,'it\\'s \\\\',0x27),
                (3,'''(','\\n(4)');
                INSERT INTO `t` (`a`, `V(`, `it's`) VALUES (5,'UNLOCK TABLES;',-1.5e3),(6,')','V');
                /*!40000 ALTER TABLE `t` ENABLE KEYS */;
                UNLOCK TABLES;
                CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW
                INSERT INTO `u` VALUES (1);
                LOCK TABLES `U_2` WRITE;
                UNLOCK TABLES;
                """))
        .isEqualTo(Map.of("t", 5L, "u_2", 0L));
  }

  @Test
  void what_is_of_another_form_is_not_counted() {
    assertThatThrownBy(() -> rows("INSERT INTO `t` VALUES (1);\n"))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("The rows of the dump cannot be counted");
    assertThatThrownBy(() -> rows("LOCK TABLES `t` WRITE;\nINSERT INTO `t` VALUES ('\n"))
        .isInstanceOf(BackupRefused.class);
  }

  private Map<String, Long> rows(String dump) throws IOException {
    return DumpedRows.in(Files.writeString(folder.resolve("database.sql"), dump)).of();
  }
}
