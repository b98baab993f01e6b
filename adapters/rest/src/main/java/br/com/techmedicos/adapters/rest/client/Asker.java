package br.com.techmedicos.adapters.rest.client;

import inet.ipaddr.IPAddress;
import java.util.Optional;

/**
 * Who asks, as far as it is believed.
 *
 * @param ip the address
 * @param scheme what a trusted proxy says that was spoken with it
 * @param host what a trusted proxy says that was asked for
 */
record Asker(IPAddress ip, Optional<String> scheme, Optional<String> host) {}
