package br.com.techmedicos.adapters.rest.json;

import br.com.techmedicos.adapters.rest.problem.FieldError;
import br.com.techmedicos.adapters.rest.problem.InvalidRequest;
import io.micronaut.json.tree.JsonNode;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A JSON body bound to a record. A member of the wrong type is null in the record; such errors, and
 * unknown members, are reported together with those of the domain.
 *
 * @param <J> a record whose components are the members
 */
public final class JsonBody<J> {

  private final JsonNode tree;
  private final Class<J> type;
  private final J json;
  private final List<FieldError> errors;

  JsonBody(JsonNode tree, Class<J> type, J json, List<FieldError> errors) {
    this.tree = tree;
    this.type = type;
    this.json = json;
    this.errors = List.copyOf(errors);
  }

  /**
   * Reads the body.
   *
   * @param reading converts the record
   * @return the result
   * @throws InvalidRequest with all errors, if any
   */
  public <T> T read(BiFunction<J, Fields, T> reading) {
    return Fields.ofBody(errors, fields -> reading.apply(json, fields));
  }

  /** The body as it was sent. */
  public JsonNode tree() {
    return tree;
  }

  Class<J> type() {
    return type;
  }
}
