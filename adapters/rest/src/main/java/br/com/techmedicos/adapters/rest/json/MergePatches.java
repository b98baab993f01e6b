package br.com.techmedicos.adapters.rest.json;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Applies JSON merge patches (RFC 7396): an omitted member does not change, null removes a member,
 * or does nothing if there is none. The result is validated like a new resource, so a required
 * member cannot be removed, and neither can one that is shown but not the caller's to change.
 */
@Singleton
public class MergePatches {

  /** The media type of patches. */
  public static final String MEDIA_TYPE = "application/merge-patch+json";

  private final JsonMapper json;

  MergePatches(JsonMapper json) {
    this.json = json;
  }

  /**
   * Applies a patch.
   *
   * @param patch the changes
   * @param current what can be changed, as it is
   * @param shown the whole resource, as a read shows it
   * @return the patched resource
   */
  public <J> JsonBody<J> apply(JsonBody<J> patch, J current, Object shown) {
    try {
      JsonNode merged =
          merged(json.writeValueToTree(current), json.writeValueToTree(shown), patch.tree());
      return RecordBinder.fit(merged, patch.type());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode merged(JsonNode target, JsonNode shown, JsonNode patch) {
    if (!patch.isObject()) {
      return patch;
    }
    Map<String, JsonNode> members = new LinkedHashMap<>();
    if (target.isObject()) {
      target.entries().forEach(entry -> members.put(entry.getKey(), entry.getValue()));
    }
    for (Map.Entry<String, JsonNode> change : patch.entries()) {
      String name = change.getKey();
      JsonNode before = members.get(name);
      JsonNode seen = shown.get(name);
      boolean nothingToRemove = change.getValue().isNull() && before == null && seen == null;
      if (!nothingToRemove) { // a null stays in the tree; binding treats it as absent
        members.put(name, merged(orNull(before), orNull(seen), change.getValue()));
      }
    }
    return JsonNode.createObjectNode(members);
  }

  private static JsonNode orNull(@Nullable JsonNode node) {
    return node == null ? JsonNode.nullNode() : node;
  }
}
