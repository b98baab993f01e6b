/**
 * The twin of the service: slots, search and booking as a team that knows Spring Boot would write
 * them, on the same tables and with the same answers. It keeps nothing in memory between calls.
 */
package br.com.techmedicos.twin;
