package br.com.techmedicos.adapters.rest.problem;

/**
 * An argument of a message that is itself put into words.
 *
 * @param key in the bundle of messages
 */
public record Words(String key) {}
