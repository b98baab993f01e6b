/** Partners: the systems of others that are told events at an address of theirs. */
@NullMarked
package br.com.techmedicos.application.partnership;

import org.jspecify.annotations.NullMarked;
