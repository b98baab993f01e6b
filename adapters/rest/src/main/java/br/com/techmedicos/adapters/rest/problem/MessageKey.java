package br.com.techmedicos.adapters.rest.problem;

/**
 * An argument of a message that is itself translated.
 *
 * @param key in the bundle of messages
 */
public record MessageKey(String key) {}
