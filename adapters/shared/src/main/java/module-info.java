/** What adapters share: durable files, a folder of keys, and channels. */
module br.com.techmedicos.adapters.shared {
  requires transitive br.com.techmedicos.application;
  requires static org.jspecify;

  exports br.com.techmedicos.adapters.shared;
}
