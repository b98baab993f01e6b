package br.com.techmedicos.adapters.memory.healthrecord;

import br.com.techmedicos.adapters.shared.RangeChannel;
import br.com.techmedicos.application.healthrecord.content.ContentStore;
import br.com.techmedicos.application.shared.StorageUnavailable;
import br.com.techmedicos.domain.healthrecord.ContentName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Contents in memory, completely and at most 2 GiB each. */
public final class InMemoryContentStore implements ContentStore {

  private final Map<ContentName, byte[]> contents = new ConcurrentHashMap<>();

  @Override
  public void write(ContentName name, Body body) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    body.writeTo(content);
    if (contents.putIfAbsent(name, content.toByteArray()) != null) {
      throw new StorageUnavailable(
          "cannot store a content", new FileAlreadyExistsException(name.toString()));
    }
  }

  @Override
  public Optional<SeekableByteChannel> open(ContentName name) {
    return Optional.ofNullable(contents.get(name)).map(RangeChannel::of);
  }

  @Override
  public void delete(ContentName name) {
    contents.remove(name);
  }
}
