#!/usr/bin/env bash
# Starts the JobManager with the job, in Flink's image, where nothing remembers the latest checkpoint (no high availability):
# the job goes on from the newest one in the checkpoint folder, and begins afresh only where there is none.
#
#   start-job.sh run --kafka.bootstrap-servers kafka:9092 …
#
#   CHECKPOINTS   the folder of execution.checkpointing.dir; /opt/flink/state/checkpoints by default
set -euo pipefail

checkpoints=${CHECKPOINTS:-/opt/flink/state/checkpoints}
# A checkpoint is whole once its _metadata is there; that is written last.
newest=$(find "$checkpoints" -path '*/chk-*/_metadata' -printf '%T@ %h\n' 2>/dev/null | sort -n | tail -n 1 | cut -d ' ' -f 2-)
from=()
if [ -n "$newest" ]; then
  echo "The job goes on from $newest" >&2
  from=(--fromSavepoint "$newest")
fi
exec /docker-entrypoint.sh standalone-job --job-classname io.calltouchpoints.CallTouchpoints \
  ${from[@]+"${from[@]}"} "$@"
