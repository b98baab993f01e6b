package br.com.techmedicos.adapters.encryption;

import br.com.techmedicos.adapters.shared.KeyFolder;
import br.com.techmedicos.adapters.shared.UnreadableKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The keys for one purpose, in a folder that several processes share. Each key is a Tink keyset in
 * a file of its own, numbered in the order of creation; the last one is the newest. A number is
 * used only once, so that processes that create a key at the same time end up with the same one. A
 * process notices keys that another one has added, because it lists the file names at every access.
 *
 * @param <P> what the keys are for
 */
final class KeySequence<P> {

  private final KeyFolder folder;
  private final String prefix;
  private final Parameters parameters;
  private final Class<P> purpose;
  private volatile Optional<Snapshot<P>> snapshot = Optional.empty();

  /** The keys that were loaded from these files. */
  private record Snapshot<P>(Set<String> files, P primitive) {}

  /**
   * Opens a sequence and creates its first key if there is none.
   *
   * @param prefix how the names of its files begin
   * @param parameters what its keys are like
   */
  KeySequence(Path folder, String prefix, Parameters parameters, Class<P> purpose) {
    Tink.register();
    this.folder = new KeyFolder(folder);
    this.prefix = prefix;
    this.parameters = parameters;
    this.purpose = purpose;
    if (this.folder.names(prefix).isEmpty()) {
      create(1);
    }
    keys();
  }

  /**
   * Returns a primitive with all keys: the newest one for new data, the others for their existing
   * data.
   */
  P keys() {
    Set<String> files = folder.names(prefix);
    Optional<Snapshot<P>> current = snapshot.filter(known -> known.files().equals(files));
    if (current.isEmpty()) {
      current = Optional.of(new Snapshot<>(files, load(List.copyOf(files))));
      snapshot = current;
    }
    return current.orElseThrow().primitive();
  }

  /** Creates the next key. */
  void rotate() {
    create(number(newest()) + 1);
  }

  /** When the newest key was made, if there are older ones. */
  Optional<Instant> rotatedAt() {
    Set<String> files = folder.names(prefix);
    return files.size() > 1 ? folder.writtenAt(newest()) : Optional.empty();
  }

  /** Deletes all keys but the newest. */
  void retireOld() {
    String newest = newest();
    folder.names(prefix).stream()
        .filter(file -> number(file) < number(newest))
        .forEach(folder::delete);
  }

  private String newest() {
    List<String> files = List.copyOf(folder.names(prefix));
    return files.get(files.size() - 1);
  }

  private void create(int number) {
    try {
      folder.create(
          String.format(Locale.ROOT, "%s%06d.json", prefix, number),
          TinkJsonProtoKeysetFormat.serializeKeyset(
              KeysetHandle.generateNew(parameters), InsecureSecretKeyAccess.get()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Tink makes such keys", e);
    }
  }

  private int number(String file) {
    return Integer.parseInt(file.substring(prefix.length(), file.indexOf('.')));
  }

  private P load(List<String> files) {
    List<KeysetHandle> keysets = new ArrayList<>();
    for (String file : files) {
      // Empty if it was deleted in the meantime: then it is no longer needed.
      folder.read(file).ifPresent(json -> keysets.add(parse(file, json)));
    }
    KeysetHandle.Builder all = KeysetHandle.newBuilder();
    for (int i = 0; i < keysets.size(); i++) {
      KeysetHandle.Builder.Entry entry =
          KeysetHandle.importKey(keysets.get(i).getPrimary().getKey());
      all.addEntry(i == keysets.size() - 1 ? entry.makePrimary() : entry);
    }
    try {
      return all.build().getPrimitive(RegistryConfiguration.get(), purpose);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the keys " + files + " are incompatible", e);
    }
  }

  private static KeysetHandle parse(String file, String json) {
    try {
      return TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException e) {
      throw new UnreadableKey(file, e);
    }
  }
}
