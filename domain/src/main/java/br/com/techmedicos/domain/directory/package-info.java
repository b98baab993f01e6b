/**
 * The directory of doctors: registration, specialties, practice, price, ratings and the
 * verification of the licence.
 */
@NullMarked
package br.com.techmedicos.domain.directory;

import org.jspecify.annotations.NullMarked;
