/** What a content is, told by Apache Tika, and whether it is malware, told by ClamAV. */
@NullMarked
package br.com.techmedicos.adapters.inspection;

import org.jspecify.annotations.NullMarked;
