package br.com.techmedicos.bootstrap.backup;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserConstants;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.StringProvider;
import net.sf.jsqlparser.parser.Token;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.alter.Alter;
import net.sf.jsqlparser.statement.alter.RenameTableStatement;
import net.sf.jsqlparser.statement.create.index.CreateIndex;
import net.sf.jsqlparser.statement.create.table.CreateTable;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.drop.Drop;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.truncate.Truncate;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.statement.upsert.Upsert;

/**
 * What a statement of a log is about, as a parser of SQL in general reads it. Where the server may
 * read it otherwise, by its own comments, escapes or quotes, it is not understood.
 *
 * @param text as it was made
 * @param beginning its first words, in capitals
 * @param qualifiers the names before a dot: schemas, tables and their other names; in small letters
 * @param isUnderstood whether all of it is read as by the server
 */
record LoggedStatement(
    String text, String beginning, Set<String> qualifiers, boolean isUnderstood) {

  private static final int FIRST_WORDS = 5;

  private static final Pattern OF_TRANSACTIONS =
      Pattern.compile("(?is)BEGIN|COMMIT|ROLLBACK|(?:SAVEPOINT|ROLLBACK TO|RELEASE|XA)\\s.*");

  private static final Pattern OF_DATABASES =
      Pattern.compile("(?:CREATE|DROP|ALTER) (?:OR REPLACE )?(?:DATABASE|SCHEMA)\\b.*");

  /** Also what only looks after tables, and changes nothing in them. */
  private static final Pattern OF_ACCOUNTS =
      Pattern.compile(
          "(?:GRANT|REVOKE|(?:CREATE|ALTER|DROP|RENAME) (?:OR REPLACE )?(?:USER|ROLE)"
              + "|SET (?:PASSWORD|DEFAULT ROLE)|FLUSH|(?:ANALYZE|OPTIMIZE|REPAIR) TABLE)\\b.*");

  private static final List<Class<? extends Statement>> OF_TABLES =
      List.of(
          Insert.class,
          Update.class,
          Delete.class,
          Upsert.class,
          Truncate.class,
          CreateTable.class,
          CreateIndex.class,
          Alter.class,
          RenameTableStatement.class);

  /** So the server itself writes the end of a session that had temporary tables. */
  private static final String END_OF_A_SESSION = "DROP /*!40005 TEMPORARY */ TABLE ";

  static LoggedStatement of(String logged) {
    String text =
        logged.startsWith(END_OF_A_SESSION)
            ? "DROP TEMPORARY TABLE " + logged.substring(END_OF_A_SESSION.length())
            : logged;
    StringJoiner beginning = new StringJoiner(" ");
    Set<String> qualifiers = new HashSet<>();
    boolean understood = !text.contains("\\"); // an escape only in some of the server's modes
    int words = 0;
    try {
      CCJSqlParser parser = new CCJSqlParser(new StringProvider(text));
      String before = "";
      Token next = parser.getNextToken();
      while (next.kind != CCJSqlParserConstants.EOF) {
        understood &= isPlain(next);
        if (words++ < FIRST_WORDS) {
          beginning.add(next.image.toUpperCase(Locale.ROOT));
        }
        if (next.image.equals(".")) {
          qualifiers.add(before);
        }
        before = name(next);
        next = parser.getNextToken();
      }
      understood &= isPlain(next); // the comments at the end
    } catch (TokenMgrException unknown) {
      understood = false;
    }
    return new LoggedStatement(text, beginning.toString(), Set.copyOf(qualifiers), understood);
  }

  private static String name(Token token) {
    String image = token.image;
    boolean quoted = token.kind == CCJSqlParserConstants.S_QUOTED_IDENTIFIER;
    return (quoted ? image.substring(1, image.length() - 1) : image).toLowerCase(Locale.ROOT);
  }

  /** Whether the server takes this, and the comments before it, for the same. */
  private static boolean isPlain(Token token) {
    for (Token comment = token.specialToken; comment != null; comment = comment.specialToken) {
      if (!comment.image.matches("(?s)/\\*(?!M?!).*|--\\s.*|--")) {
        return false;
      }
    }
    return switch (token.kind) {
      case CCJSqlParserConstants.S_CHAR_LITERAL -> token.image.startsWith("'");
      case CCJSqlParserConstants.S_QUOTED_IDENTIFIER -> token.image.matches("(?s)[`\"].*");
      default -> !token.image.matches("(?s).*[#;].*"); // a comment; where the parser stops
    };
  }

  boolean isOfTransactions() {
    return OF_TRANSACTIONS.matcher(text).matches();
  }

  boolean isOfDatabases() {
    return OF_DATABASES.matcher(beginning).matches();
  }

  boolean isOfAccounts() {
    return OF_ACCOUNTS.matcher(beginning).matches();
  }

  /** Whether it changes tables, their rows or their indexes, and is understood. */
  boolean isOfTables() {
    if (!isUnderstood) {
      return false;
    }
    try {
      Statement statement =
          new CCJSqlParser(new StringProvider(text)).withAllowComplexParsing(true).Statement();
      return OF_TABLES.contains(statement.getClass())
          || statement instanceof Drop drop && drop.getType().matches("(?i)TABLE|INDEX");
    } catch (ParseException | TokenMgrException other) {
      return false;
    }
  }

  /** Its first two words. */
  String kind() {
    String[] words = beginning.split(" ", 3);
    return words.length > 1 ? words[0] + " " + words[1] : beginning;
  }
}
