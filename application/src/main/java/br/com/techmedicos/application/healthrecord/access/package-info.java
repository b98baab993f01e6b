/**
 * Who sees what of a health record: the decision, the log that it is written into, the lists that
 * are shown, and the lock under which what a patient owns is decided about.
 */
@NullMarked
package br.com.techmedicos.application.healthrecord.access;

import org.jspecify.annotations.NullMarked;
