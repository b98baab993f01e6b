/** Made-up people and agendas, generated from a seed. */
@NullMarked
package br.com.techmedicos.bootstrap.sample;

import org.jspecify.annotations.NullMarked;
