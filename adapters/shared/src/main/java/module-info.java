/** What adapters share: durable files, a folder of keys, channels, and addresses. */
module br.com.techmedicos.adapters.shared {
  requires transitive br.com.techmedicos.application;
  requires static io.github.bucket4j.core; // who says things once a second brings it
  requires static com.sun.jna; // who uses niceness brings it
  requires static inet.ipaddr; // who uses addresses brings it
  requires static org.jspecify;

  exports br.com.techmedicos.adapters.shared;
}
