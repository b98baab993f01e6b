/** A booth where visits are booked. */
module com.acme.booth {
  requires br.com.techmedicos.adapters.memory;
}
