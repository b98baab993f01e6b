/** Assembles the use cases of the health record. The use cases and ports are in the subpackages. */
@NullMarked
package br.com.techmedicos.application.healthrecord;

import org.jspecify.annotations.NullMarked;
