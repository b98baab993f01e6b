/**
 * The health record: use cases for files, groups, sharing grants and the access log, and the ports
 * for content: where it is kept, what it is encrypted with, and who looks into it.
 */
@NullMarked
package br.com.techmedicos.application.healthrecord;

import org.jspecify.annotations.NullMarked;
