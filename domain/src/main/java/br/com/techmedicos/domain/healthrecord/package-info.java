/**
 * A patient's electronic health record: files in groups, the grants by which the patient shares
 * them with a doctor for a time, the decision on every access, and the log of all accesses.
 */
@NullMarked
package br.com.techmedicos.domain.healthrecord;

import org.jspecify.annotations.NullMarked;
