/**
 * A patient's electronic health record: files and groups, the grants that share them with a doctor
 * for a limited time, the access decision, and the log of all accesses.
 */
@NullMarked
package br.com.techmedicos.domain.healthrecord;

import org.jspecify.annotations.NullMarked;
