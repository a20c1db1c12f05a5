#!/usr/bin/env bash
# Creates the job's four topics, if they are not there yet. Settings of a topic that is there are left alone.
#
#   deploy/kafka/create-topics.sh BOOTSTRAP_SERVERS
#
#   KAFKA_TOPICS         the tool of Kafka; kafka-topics.sh by default
#   COMMAND_CONFIG       a properties file with TLS and SASL settings for it; none by default
#   PARTITIONS           12 by default. More can be added later to rejected only: the others are keyed
#   REPLICATION_FACTOR   3 by default
set -euo pipefail

case ${1:---help} in
-h | --help)
  sed -n '2,/^set /s/^# \{0,1\}//p' "$0"
  [ $# -gt 0 ] || exit 2
  exit
  ;;
esac
servers=$1
tool=${KAFKA_TOPICS:-kafka-topics.sh}
if ! command -v "$tool" >/dev/null; then
  echo "create-topics.sh: there is no $tool; KAFKA_TOPICS names it" >&2
  exit 2
fi
partitions=${PARTITIONS:-12}
replication=${REPLICATION_FACTOR:-3}
auth=()
if [ -n "${COMMAND_CONFIG:-}" ]; then
  auth=(--command-config "$COMMAND_CONFIG")
fi

create() {
  local topic=$1
  local settings=()
  shift
  for setting in "$@"; do
    settings+=(--config "$setting")
  done
  "$tool" --bootstrap-server "$servers" ${auth[@]+"${auth[@]}"} --create --if-not-exists --topic "$topic" \
    --partitions "$partitions" --replication-factor "$replication" "${settings[@]}"
}

# Two weeks is how far back the job can be started. Larger messages than record.max-bytes, so that the job can say so.
create web-events cleanup.policy=delete retention.ms=1209600000 max.message.bytes=8388608
create salesforce-tasks cleanup.policy=delete retention.ms=1209600000 max.message.bytes=8388608
# The latest version of each touchpoint stays for good, its withdrawal for a week, so that every consumer sees it.
create touchpoints cleanup.policy=compact min.cleanable.dirty.ratio=0.1 max.compaction.lag.ms=86400000 \
  delete.retention.ms=604800000 segment.ms=86400000
create rejected cleanup.policy=delete retention.ms=1209600000 max.message.bytes=8388608
