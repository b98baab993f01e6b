/**
 * Helpers that several adapters need: call deadlines, durable files, niceness, a folder of keys,
 * channels.
 */
@NullMarked
package br.com.techmedicos.adapters.shared;

import org.jspecify.annotations.NullMarked;
