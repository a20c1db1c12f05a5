#!/usr/bin/env bash
# Creates the job's four topics, if they are not there yet. Settings of a topic that is there are left alone.
#
#   deploy/kafka/create-topics.sh BOOTSTRAP_SERVERS
#
#   KAFKA_TOPICS         the tool of Kafka; kafka-topics.sh by default
#   COMMAND_CONFIG       a properties file with TLS and SASL settings for it; none by default
#   PARTITIONS           12 by default. More can be added later to rejected only: the others are keyed
#   REPLICATION_FACTOR   3 by default
#   RETENTION_DAYS       of the inputs and of rejected, 14 by default: how far back the job can be replayed
set -euo pipefail

servers=${1:?usage: create-topics.sh BOOTSTRAP_SERVERS}
tool=${KAFKA_TOPICS:-kafka-topics.sh}
partitions=${PARTITIONS:-12}
replication=${REPLICATION_FACTOR:-3}
retention=$((${RETENTION_DAYS:-14} * 24 * 60 * 60 * 1000))
auth=()
if [ -n "${COMMAND_CONFIG:-}" ]; then
  auth=(--command-config "$COMMAND_CONFIG")
fi

create() {
  local topic=$1
  shift
  "$tool" --bootstrap-server "$servers" ${auth[@]+"${auth[@]}"} --create --if-not-exists --topic "$topic" \
    --partitions "$partitions" --replication-factor "$replication" "$@"
}

create web-events --config retention.ms="$retention"
create salesforce-tasks --config retention.ms="$retention"
# The latest version of each touchpoint stays for ever. A withdrawal stays for a week, so that consumers that were away see it.
create touchpoints --config cleanup.policy=compact --config delete.retention.ms=604800000
# Rejections carry what could not be read, up to 64 KiB of it; they go with the inputs they point to.
create rejected --config retention.ms="$retention"
