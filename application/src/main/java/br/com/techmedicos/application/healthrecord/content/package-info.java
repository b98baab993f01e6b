/**
 * The contents of files: how they are taken in, scanned, encrypted, kept and removed; with the
 * ports that do it.
 */
@NullMarked
package br.com.techmedicos.application.healthrecord.content;

import org.jspecify.annotations.NullMarked;
