package br.com.techmedicos.adapters.identity;

import br.com.techmedicos.adapters.shared.KeyFolder;
import br.com.techmedicos.adapters.shared.UnreadableKey;
import br.com.techmedicos.application.identity.AccessTokens;
import br.com.techmedicos.application.identity.KeySetId;
import br.com.techmedicos.application.identity.PublishedKeys;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The RSA keys that access tokens are signed with, in a folder that the instances of one database
 * share. The newest signs. Earlier ones stay published until every token signed by them has
 * expired. An instance notices keys that another has added: it checks the folder before it signs or
 * publishes, and, at most once a second, when a token names an unknown key.
 */
public final class SigningKeys implements PublishedKeys {

  /** How long a replaced key stays published: the lifetime of a token plus clock skew. */
  static final Duration AFTERLIFE = AccessTokens.LIFETIME.plusMinutes(5);

  /** How often the folder is checked for keys that tokens name. */
  static final Duration LOOKED_AT_MOST_EVERY = Duration.ofSeconds(1);

  private static final int BITS = 2048;
  private static final String ID_FILE = "key-set-id";
  private static final String PREFIX = "signing-";
  private static final String CREATED_AT = "created_at";

  private record Key(String file, RSAKey jwk, Instant createdAt) {}

  /** The keys that were loaded from these files, newest first. */
  private record Snapshot(Set<String> files, List<Key> keys) {}

  private final KeyFolder folder;
  private final Clock clock;
  private final KeySetId id;
  private final Object looking = new Object();
  private final Object loading = new Object();
  private Instant lookedAt = Instant.EPOCH;

  private volatile Snapshot snapshot = new Snapshot(Set.of(), List.of());

  /** Opens a folder; creates it and the first key if it does not exist. */
  public SigningKeys(Path folder, Clock clock) {
    this.folder = new KeyFolder(folder);
    this.clock = clock;
    if (this.folder.read(ID_FILE).isEmpty()) {
      this.folder.create(ID_FILE, UUID.randomUUID() + "\n");
    }
    this.id = new KeySetId(this.folder.read(ID_FILE).orElseThrow().strip());
    if (keys().isEmpty()) {
      rotate();
    }
  }

  /** {@return the ID of this key set, which does not change when keys are rotated} */
  public KeySetId id() {
    return id;
  }

  /** Creates a new key, which signs from now on, and deletes expired ones. */
  public synchronized void rotate() {
    List<Key> before = keys();
    Instant now = clock.instant();
    // Later than all others, even with clock skew between instances, or it would not sign.
    Instant createdAt =
        before.isEmpty() || before.get(0).createdAt().isBefore(now)
            ? now
            : before.get(0).createdAt().plusMillis(1);
    RSAKey key = generate();
    Map<String, Object> json = key.toJSONObject();
    json.put(CREATED_AT, createdAt.toString());
    folder.create(PREFIX + key.getKeyID() + ".json", JSONObjectUtils.toJSONString(json));

    List<Key> published = published();
    keys().stream().filter(k -> !published.contains(k)).forEach(k -> folder.delete(k.file()));
  }

  /**
   * Creates a new key if the newest is old enough.
   *
   * @param age for how long a key signs
   */
  public void rotateIfOlderThan(Duration age) {
    if (keys().get(0).createdAt().plus(age).isBefore(clock.instant())) {
      rotate();
    }
  }

  @Override
  public String jwkSet() {
    return new JWKSet(published().stream().<JWK>map(Key::jwk).toList()).toString(true);
  }

  /** The key that signs. */
  RSAKey newest() {
    return keys().get(0).jwk();
  }

  /** Returns the published keys that match a token's header. */
  List<JWK> select(JWKSelector selector) {
    List<JWK> found = select(selector, published(snapshot.keys()));
    if (found.isEmpty()) {
      look();
      found = select(selector, published(snapshot.keys()));
    }
    return found;
  }

  /** Whether a key of this name is published, as far as this instance knows. */
  boolean isPublished(String keyId) {
    for (Key key : published(snapshot.keys())) {
      if (key.jwk().getKeyID().equals(keyId)) {
        return true;
      }
    }
    return false;
  }

  /** Checks the folder at most once a second, because clients can invent key names. */
  private void look() {
    synchronized (looking) { // concurrent callers use the same result
      Instant now = clock.instant();
      if (Duration.between(lookedAt, now).abs().compareTo(LOOKED_AT_MOST_EVERY) >= 0) {
        lookedAt = now;
        keys();
      }
    }
  }

  private static List<JWK> select(JWKSelector selector, List<Key> keys) {
    return selector.select(new JWKSet(keys.stream().<JWK>map(Key::jwk).toList()));
  }

  private List<Key> published() {
    return published(keys());
  }

  private List<Key> published(List<Key> newestFirst) {
    List<Key> published = new ArrayList<>();
    Optional<Instant> replacedAt = Optional.empty();
    for (Key key : newestFirst) {
      if (replacedAt.filter(at -> at.plus(AFTERLIFE).isBefore(clock.instant())).isPresent()) {
        break;
      }
      published.add(key);
      replacedAt = Optional.of(key.createdAt());
    }
    return published;
  }

  /** One thread at a time, so that none puts back what another has replaced. */
  private List<Key> keys() {
    synchronized (loading) {
      Set<String> files = folder.names(PREFIX);
      if (!files.equals(snapshot.files())) {
        snapshot = new Snapshot(files, load(files));
      }
      return snapshot.keys();
    }
  }

  private List<Key> load(Set<String> files) {
    return files.stream()
        .flatMap(file -> folder.read(file).map(json -> parse(file, json)).stream())
        .sorted(Comparator.comparing(Key::createdAt).reversed().thenComparing(Key::file))
        .toList();
  }

  private static Key parse(String file, String json) {
    try {
      Map<String, Object> members = JSONObjectUtils.parse(json);
      Instant createdAt = Instant.parse(JSONObjectUtils.getString(members, CREATED_AT));
      return new Key(file, RSAKey.parse(members), createdAt);
    } catch (ParseException e) {
      throw new UnreadableKey(file, e);
    }
  }

  private static RSAKey generate() {
    try {
      return new RSAKeyGenerator(BITS)
          .algorithm(JWSAlgorithm.RS256)
          .keyUse(KeyUse.SIGNATURE)
          .keyIDFromThumbprint(true)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("every Java platform makes RSA keys", e);
    }
  }
}
