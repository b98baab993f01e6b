/** The assembly of the health record; its use cases and ports are in the packages below. */
@NullMarked
package br.com.techmedicos.application.healthrecord;

import org.jspecify.annotations.NullMarked;
