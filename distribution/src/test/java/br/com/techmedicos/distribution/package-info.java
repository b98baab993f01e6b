/** The archive that operators unpack, tried as they would. */
@NullMarked
package br.com.techmedicos.distribution;

import org.jspecify.annotations.NullMarked;
