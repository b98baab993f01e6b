/**
 * The shared basis of all features of the domain: violations, events, transitions, money and short
 * texts.
 */
@NullMarked
package br.com.techmedicos.domain.shared;

import org.jspecify.annotations.NullMarked;
