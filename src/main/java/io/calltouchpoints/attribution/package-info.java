/** Where a visitor came from, out of URL, referrer and user agent. Pure: no Flink, Kafka or Jackson here. */
@NullMarked
package io.calltouchpoints.attribution;

import org.jspecify.annotations.NullMarked;
