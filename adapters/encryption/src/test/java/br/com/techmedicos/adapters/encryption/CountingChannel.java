package br.com.techmedicos.adapters.encryption;

import br.com.techmedicos.adapters.shared.RangeChannel;
import java.lang.reflect.Proxy;
import java.nio.channels.SeekableByteChannel;

/** Counts the bytes that are read from a channel. */
final class CountingChannel {

  private final SeekableByteChannel channel;
  private long count;

  CountingChannel(byte[] bytes) {
    RangeChannel source = RangeChannel.of(bytes);
    channel =
        (SeekableByteChannel)
            Proxy.newProxyInstance(
                CountingChannel.class.getClassLoader(),
                new Class<?>[] {SeekableByteChannel.class},
                (proxy, method, arguments) -> {
                  Object answer = method.invoke(source, arguments);
                  if (method.getName().equals("read")) {
                    count += Math.max(0, (Integer) answer);
                  }
                  return method.getName().equals("position") && arguments != null ? proxy : answer;
                });
  }

  SeekableByteChannel channel() {
    return channel;
  }

  long count() {
    return count;
  }
}
