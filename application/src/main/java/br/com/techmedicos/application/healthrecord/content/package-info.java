/**
 * The contents of files: receiving, scanning, encrypting, storing and removing them, with the ports
 * for it.
 */
@NullMarked
package br.com.techmedicos.application.healthrecord.content;

import org.jspecify.annotations.NullMarked;
