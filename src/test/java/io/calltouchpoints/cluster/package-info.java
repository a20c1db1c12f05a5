/** The job as its users run it: a broker and a Flink cluster of separate processes, which the tests kill. */
package io.calltouchpoints.cluster;
