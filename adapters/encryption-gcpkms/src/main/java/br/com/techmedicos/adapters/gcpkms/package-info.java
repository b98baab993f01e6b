/** A master key of contents in Google Cloud KMS. */
@NullMarked
package br.com.techmedicos.adapters.gcpkms;

import org.jspecify.annotations.NullMarked;
