package br.com.techmedicos.adapters.rest.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Corrects the generated document. */
final class OpenApiCleanup {

  private static final String SCHEMA = "#/components/schemas/";

  private OpenApiCleanup() {}

  static void apply(Map<String, Object> document) {
    Map<String, Object> components = OpenApiDocument.object(document, "components");
    Map<String, Object> schemas = OpenApiDocument.object(components, "schemas");
    Map<String, Object> named = named(schemas);
    named.values().forEach(schema -> typeNullable((Map<?, ?>) schema, named));
    components.put("schemas", onlyUsed(named, document.get("paths")));
    smoothed(document);
  }

  /**
   * Returns the name of a schema. If a member has a description of its own, the generator repeats
   * the schema under the name of its class. A page has the names of two classes.
   */
  private static String name(String generated) {
    return generated
        .replaceAll("^.*\\.", "")
        .replaceAll("Json$", "")
        .replaceAll("^PageResponse_(.+?)(Entry)?Response_$", "$1Page");
  }

  /** The name of the schema that is referred to. */
  static String target(Map<String, Object> reference) {
    return String.valueOf(reference.get("$ref")).substring(SCHEMA.length());
  }

  private static Map<String, Object> named(Map<String, Object> schemas) {
    Map<String, Object> named = new TreeMap<>();
    schemas.forEach((name, schema) -> named.putIfAbsent(name(name), schema));
    named.keySet().forEach(name -> withoutMember(name, OpenApiDocument.object(named, name)));
    return named;
  }

  /** Where members have a {@code @JsonProperty}, the generator adds one with the schema's name. */
  private static void withoutMember(String name, Map<String, Object> schema) {
    for (Object members : schema.values()) {
      if (members instanceof Map<?, ?> properties) {
        properties.remove(name);
      } else if (members instanceof List<?> required) {
        required.remove(name);
      }
    }
  }

  /** What may be null must have a type beside the schema that it refers to. */
  @SuppressWarnings("unchecked") // by specification objects
  private static void typeNullable(Map<?, ?> schema, Map<String, Object> schemas) {
    if (schema.get("properties") instanceof Map<?, ?> members) {
      for (Map<String, Object> member : ((Map<String, Map<String, Object>>) members).values()) {
        if (member.containsKey("nullable") && member.get("allOf") instanceof List<?> parts) {
          String name = name(target((Map<String, Object>) parts.get(0)));
          member.put("type", OpenApiDocument.object(schemas, name).get("type"));
        }
      }
    }
  }

  private static Map<String, Object> onlyUsed(Map<String, Object> schemas, @Nullable Object paths) {
    Set<String> used = new TreeSet<>(Set.of("Problem")); // used by every call
    collect(paths, used);
    for (Set<String> more = Set.copyOf(used); !more.isEmpty(); ) {
      Set<String> next = new TreeSet<>();
      more.forEach(name -> collect(schemas.get(name), next));
      next.removeAll(used);
      used.addAll(next);
      more = next;
    }
    Map<String, Object> kept = new LinkedHashMap<>(schemas);
    kept.keySet().retainAll(used);
    return kept;
  }

  private static void collect(@Nullable Object node, Set<String> names) {
    if (node instanceof Map<?, ?> object) {
      if (object.get("$ref") instanceof String target && target.startsWith(SCHEMA)) {
        names.add(name(target.substring(SCHEMA.length())));
      }
      object.values().forEach(value -> collect(value, names));
    } else if (node instanceof List<?> list) {
      list.forEach(value -> collect(value, names));
    }
  }

  @SuppressWarnings("unchecked") // keys of YAML objects are strings here
  private static void smoothed(@Nullable Object node) {
    if (node instanceof Map<?, ?> raw) {
      Map<String, Object> object = (Map<String, Object>) raw;
      if (object.keySet().equals(Set.of("allOf"))
          && object.get("allOf") instanceof List<?> parts
          && parts.size() == 1) {
        object.clear();
        object.putAll((Map<String, Object>) parts.get(0));
      }
      if (object.get("$ref") instanceof String target && target.startsWith(SCHEMA)) {
        object.put("$ref", SCHEMA + name(target.substring(SCHEMA.length())));
      }
      if (object.get("summary") instanceof String summary) {
        withoutSummary(object, summary);
      }
      if (object.get("in") instanceof String) {
        smoothedParameter(object);
      }
      if (object.get("properties") instanceof Map<?, ?> members) {
        smoothedMembers((Map<String, Map<String, Object>>) members, object.get("required"));
      }
      object.values().forEach(OpenApiCleanup::smoothed);
    } else if (node instanceof List<?> list) {
      list.forEach(OpenApiCleanup::smoothed);
    }
  }

  /** Removes the summary from the description, whose first sentence repeats it. */
  private static void withoutSummary(Map<String, Object> operation, String summary) {
    if (operation.get("description") instanceof String description) {
      String rest = description.startsWith(summary) ? description.substring(summary.length()) : "";
      operation.put("description", rest.isBlank() ? summary : rest.strip());
    }
  }

  /** Removes nullability: a parameter may be absent, but not null. */
  private static void smoothedParameter(Map<String, Object> parameter) {
    parameter.remove("explode");
    if (parameter.get("schema") instanceof Map<?, ?> schema) {
      schema.remove("nullable");
    }
  }

  /** Removes nullability from required members, which our records declare {@code @Nullable}. */
  private static void smoothedMembers(
      Map<String, Map<String, Object>> members, @Nullable Object required) {
    members.forEach(
        (name, member) -> {
          if (required instanceof List<?> names && names.contains(name)) {
            member.remove("nullable");
          }
          if (member.get("example") instanceof Number number
              && "string".equals(member.get("type"))) {
            member.put("example", number.toString());
          }
        });
  }
}
