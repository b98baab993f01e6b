package br.com.techmedicos.adapters.rest.client;

import inet.ipaddr.IPAddress;
import java.util.Optional;

/**
 * A client as its connection and trusted proxies describe it.
 *
 * @param ip the address
 * @param scheme the scheme, if a trusted proxy says it
 * @param host the requested host, if a trusted proxy says it
 */
record RemoteClient(IPAddress ip, Optional<String> scheme, Optional<String> host) {}
