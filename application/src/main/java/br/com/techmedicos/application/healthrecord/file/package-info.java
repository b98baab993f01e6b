/** The files of a health record: adding, listing, reading and deleting them. */
@NullMarked
package br.com.techmedicos.application.healthrecord.file;

import org.jspecify.annotations.NullMarked;
