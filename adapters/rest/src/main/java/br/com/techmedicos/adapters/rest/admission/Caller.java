package br.com.techmedicos.adapters.rest.admission;

/**
 * Who a request counts for.
 *
 * @param key the user, or else the address
 * @param address where the request comes from; for IPv6 the /64
 */
record Caller(String key, String address) {}
