package br.com.techmedicos.bootstrap.backup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a statement is about, as far as its words tell without what is quoted or a comment.
 *
 * @param first its first words, in capitals
 * @param qualifiers the names before a dot: schemas, tables and their other names; in small letters
 */
record StatementWords(List<String> first, Set<String> qualifiers) {

  private static final int FIRST = 6;

  StatementWords {
    first = List.copyOf(first);
    qualifiers = Set.copyOf(qualifiers);
  }

  static StatementWords of(String statement) {
    return new Scan(statement).words();
  }

  /** The first words, with a space between. */
  String beginning() {
    return String.join(" ", first);
  }

  /** Goes through a statement once. */
  private static final class Scan {

    private final String text;
    private final List<String> first = new ArrayList<>();
    private final Set<String> qualifiers = new HashSet<>();
    private int at;

    private Scan(String text) {
      this.text = text;
    }

    private StatementWords words() {
      while (at < text.length()) {
        step();
      }
      return new StatementWords(first, qualifiers);
    }

    private void step() {
      char next = text.charAt(at);
      if (next == '\'') {
        quoted(next);
      } else if (next == '`' || next == '"') {
        qualifier(quoted(next));
      } else if (text.startsWith("/*", at)) {
        comment();
      } else if (next == '#' || text.startsWith("-- ", at)) {
        skipTo("\n");
      } else if (isOfAWord(next)) {
        word();
      } else {
        at++;
      }
    }

    private String quoted(char quote) {
      StringBuilder inside = new StringBuilder();
      for (at++; at < text.length(); at++) {
        char next = text.charAt(at);
        if (next == '\\' && quote != '`') {
          at++;
        } else if (next != quote) {
          inside.append(next);
        } else if (at + 1 < text.length() && text.charAt(at + 1) == quote) {
          inside.append(next);
          at++;
        } else {
          break;
        }
      }
      at++;
      return inside.toString();
    }

    /** What is in a comment with an exclamation mark is done. */
    private void comment() {
      int mark = text.startsWith("M", at + 2) ? at + 3 : at + 2;
      if (!text.startsWith("!", mark)) {
        at += 2;
        skipTo("*/");
        return;
      }
      for (at = mark + 1; at < text.length() && Character.isDigit(text.charAt(at)); ) {
        at++;
      }
    }

    private void skipTo(String end) {
      int found = text.indexOf(end, at);
      at = found < 0 ? text.length() : found + end.length();
    }

    private static boolean isOfAWord(char next) {
      return Character.isLetterOrDigit(next) || next == '_' || next == '$' || next > 127;
    }

    private void word() {
      int begin = at;
      while (at < text.length() && isOfAWord(text.charAt(at))) {
        at++;
      }
      String word = text.substring(begin, at);
      if (first.size() < FIRST) {
        first.add(word.toUpperCase(Locale.ROOT));
      }
      qualifier(word);
    }

    private void qualifier(String name) {
      int after = at;
      while (after < text.length() && Character.isWhitespace(text.charAt(after))) {
        after++;
      }
      if (after < text.length() && text.charAt(after) == '.') {
        qualifiers.add(name.toLowerCase(Locale.ROOT));
      }
    }
  }
}
