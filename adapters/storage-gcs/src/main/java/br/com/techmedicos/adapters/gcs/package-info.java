/** A content store in a bucket of Google Cloud Storage. */
@NullMarked
package br.com.techmedicos.adapters.gcs;

import org.jspecify.annotations.NullMarked;
