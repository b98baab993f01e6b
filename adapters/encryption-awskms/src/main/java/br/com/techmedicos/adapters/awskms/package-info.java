/** The master key of contents in AWS KMS. */
@NullMarked
package br.com.techmedicos.adapters.awskms;

import org.jspecify.annotations.NullMarked;
