/** Tests of what is in the folder deploy and in docker-compose.yml. */
package io.calltouchpoints.deploy;
