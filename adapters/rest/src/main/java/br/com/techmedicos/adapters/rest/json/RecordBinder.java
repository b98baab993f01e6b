package br.com.techmedicos.adapters.rest.json;

import br.com.techmedicos.adapters.rest.problem.FieldError;
import br.com.techmedicos.adapters.rest.problem.InvalidRequest;
import br.com.techmedicos.adapters.rest.problem.Location;
import br.com.techmedicos.adapters.rest.problem.RequestViolation;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.type.Argument;
import io.micronaut.json.tree.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Binds a JSON tree to a record, strictly: nothing is converted, and errors are collected. */
final class RecordBinder {

  private static final int MOST_UNKNOWN = 20;

  /** The most elements that any list may have. One more is bound, so that it is seen to be more. */
  static final int MOST_ELEMENTS = 1_000;

  private final List<FieldError> errors = new ArrayList<>();

  /** Binds a body. */
  static <J> JsonBody<J> fit(JsonNode tree, Class<J> type) {
    if (!tree.isObject()) {
      throw InvalidRequest.at(Location.Pointer.ROOT, RequestViolation.NOT_AN_OBJECT);
    }
    RecordBinder binder = new RecordBinder();
    J json = type.cast(binder.object(tree, type, Location.Pointer.ROOT));
    return new JsonBody<>(tree, type, json, binder.errors);
  }

  private Object object(JsonNode node, Class<?> type, Location.Pointer at) {
    Set<String> known = new HashSet<>();
    Object object = object(node, type, at, known);
    int unknown = 0;
    for (Map.Entry<String, JsonNode> entry : node.entries()) {
      if (!known.contains(entry.getKey()) && unknown++ < MOST_UNKNOWN) {
        wrong(at.member(entry.getKey()), RequestViolation.UNKNOWN_MEMBER);
      }
    }
    return object;
  }

  private Object object(JsonNode node, Class<?> type, Location.Pointer at, Set<String> known) {
    BeanIntrospection<?> introspection = BeanIntrospection.getIntrospection(type);
    Argument<?>[] members = introspection.getConstructorArguments();
    Object[] values = new Object[members.length];
    for (int i = 0; i < members.length; i++) {
      if (members[i].isAnnotationPresent(JsonUnwrapped.class)) {
        values[i] = object(node, members[i].getType(), at, known);
      } else {
        String name = nameOf(members[i]);
        known.add(name);
        values[i] = value(node.get(name), members[i], at.member(name));
      }
    }
    return introspection.instantiate(false, values);
  }

  private static String nameOf(Argument<?> member) {
    return member.getAnnotationMetadata().stringValue(JsonProperty.class).orElse(member.getName());
  }

  private @Nullable Object value(@Nullable JsonNode node, Argument<?> member, Location.Pointer at) {
    if (node == null || node.isNull()) {
      return null;
    }
    Class<?> type = member.getType();
    if (type == String.class) {
      return node.isString() ? node.getStringValue() : wrong(at, RequestViolation.NOT_A_STRING);
    }
    if (type == Integer.class) {
      return integer(node, at);
    }
    if (type == Double.class) {
      return node.isNumber() ? node.getDoubleValue() : wrong(at, RequestViolation.NOT_A_NUMBER);
    }
    if (type == List.class) {
      return node.isArray() ? list(node, member, at) : wrong(at, RequestViolation.NOT_A_LIST);
    }
    return node.isObject() ? object(node, type, at) : wrong(at, RequestViolation.NOT_AN_OBJECT);
  }

  private @Nullable Object integer(JsonNode node, Location.Pointer at) {
    if (!node.isNumber()) {
      return wrong(at, RequestViolation.NOT_AN_INTEGER);
    }
    try {
      return new BigDecimal(node.getNumberValue().toString()).intValueExact();
    } catch (ArithmeticException | NumberFormatException fractionOrTooLarge) {
      return wrong(at, RequestViolation.NOT_AN_INTEGER);
    }
  }

  /** Returns the elements, or null if one is invalid. */
  private @Nullable Object list(JsonNode node, Argument<?> member, Location.Pointer at) {
    Argument<?> element = member.getFirstTypeVariable().orElseThrow();
    List<Object> elements = new ArrayList<>();
    int index = 0;
    int before = errors.size();
    for (JsonNode each : node.values()) {
      Location.Pointer here = at.element(index++);
      Object value = value(each, element, here);
      if (value != null) {
        elements.add(value);
      } else if (each.isNull()) {
        wrong(here, RequestViolation.REQUIRED);
      }
      if (errors.size() > before + MOST_UNKNOWN || index > MOST_ELEMENTS) {
        break;
      }
    }
    return elements.size() == Math.min(node.size(), MOST_ELEMENTS + 1) ? elements : null;
  }

  private @Nullable Object wrong(Location.Pointer at, RequestViolation how) {
    errors.add(new FieldError(at, how));
    return null;
  }
}
