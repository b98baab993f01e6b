/** Tests of how uploads are read. */
@NullMarked
package br.com.techmedicos.adapters.rest.healthrecord;

import org.jspecify.annotations.NullMarked;
