/**
 * What every feature of the domain stands on: violations, events, transitions, money and short
 * texts.
 */
@NullMarked
package br.com.techmedicos.domain.shared;

import org.jspecify.annotations.NullMarked;
