/** People and agendas that are nobody's, from a seed: always the same ones, as many as wanted. */
@NullMarked
package br.com.techmedicos.bootstrap.sample;

import org.jspecify.annotations.NullMarked;
