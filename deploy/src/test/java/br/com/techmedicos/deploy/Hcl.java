package br.com.techmedicos.deploy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file of Terraform as {@code terraform fmt} writes it: blocks by their indentation, expressions
 * as they stand. HCL's parsers for Java evaluate what they read, and give up on functions that only
 * Terraform can evaluate.
 */
final class Hcl {

  private static final Pattern BLOCK = Pattern.compile("(\\w+)((?: \"[^\"]+\")*) \\{(?:(.*)})?");
  private static final Pattern ATTRIBUTE = Pattern.compile("(\\w+) *= (.+)");
  private static final Pattern LABEL = Pattern.compile("\"([^\"]+)\"");
  private static final Pattern HEREDOC = Pattern.compile("<<-?(\\w+)$");

  private final List<String> lines;
  private int next;

  private Hcl(List<String> lines) {
    this.lines = lines;
  }

  /**
   * A block, and what stands in it.
   *
   * @param type such as {@code resource}, or the name of a nested block
   * @param labels such as the type and the name of a resource
   * @param attributes the first line of each expression by its name, without quotes
   */
  record Block(
      String type, List<String> labels, Map<String, String> attributes, List<Block> blocks) {

    /** The resources and data in a file. */
    Stream<Block> resources() {
      return blocks.stream()
          .filter(block -> block.type.equals("resource") || block.type.equals("data"));
    }

    boolean says(String name) {
      return attributes.containsKey(name)
          || blocks.stream().anyMatch(block -> block.type.equals(name));
    }
  }

  static Block read(String text) {
    Hcl hcl = new Hcl(text.lines().toList());
    return hcl.body("file", List.of(), "");
  }

  private Block body(String type, List<String> labels, String indentation) {
    Block block = new Block(type, labels, new LinkedHashMap<>(), new ArrayList<>());
    while (next < lines.size()) {
      String line = lines.get(next++);
      String bare = line.strip();
      if (bare.isEmpty() || bare.startsWith("#")) {
        continue;
      }
      if (!line.equals(indentation + bare)) {
        if (bare.equals("}") && indentation.startsWith(line.replace("}", ""))) {
          return block;
        }
        throw new IllegalArgumentException("not as terraform fmt writes it: " + line);
      }
      Matcher opening = BLOCK.matcher(bare);
      Matcher attribute = ATTRIBUTE.matcher(bare);
      if (opening.matches()) {
        block.blocks.add(nested(opening, indentation));
      } else if (attribute.matches()) {
        block.attributes.put(attribute.group(1), unquoted(attribute.group(2)));
        skipRestOf(attribute.group(2), indentation);
      } else {
        throw new IllegalArgumentException("neither a block nor an attribute: " + line);
      }
    }
    return block;
  }

  private Block nested(Matcher opening, String indentation) {
    List<String> labels = LABEL.matcher(opening.group(2)).results().map(l -> l.group(1)).toList();
    if (opening.group(3) != null) {
      return new Hcl(List.of(opening.group(3).strip())).body(opening.group(1), labels, "");
    }
    Block block = body(opening.group(1), labels, indentation + "  ");
    if (!block.type.equals("dynamic")) {
      return block;
    }
    Block content = block.blocks.get(0);
    return new Block(labels.get(0), List.of(), content.attributes, content.blocks);
  }

  /** An expression goes on until a line as far left as its first, or to its heredoc's end. */
  private void skipRestOf(String expression, String indentation) {
    Matcher heredoc = HEREDOC.matcher(expression);
    if (heredoc.find()) {
      while (!lines.get(next++).strip().equals(heredoc.group(1))) {
        // text
      }
    } else if (expression.matches(".*[({\\[]\\s*(#.*)?")) {
      while (!lines.get(next++).matches(indentation + "[)}\\]].*")) {
        // deeper
      }
    }
  }

  private static String unquoted(String value) {
    String bare = value.replaceFirst("\\s+#.*", "");
    return bare.startsWith("\"") && bare.endsWith("\"")
        ? bare.substring(1, bare.length() - 1)
        : bare;
  }
}
