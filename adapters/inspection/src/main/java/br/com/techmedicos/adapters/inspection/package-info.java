/** Detection of content formats by Apache Tika and of malware by ClamAV. */
@NullMarked
package br.com.techmedicos.adapters.inspection;

import org.jspecify.annotations.NullMarked;
