#!/bin/sh
# Moves the running job to another build, other options or another parallelism, by way of a savepoint.
set -eu

usage() {
    cat <<'TEXT'
Usage: upgrade.sh --jar FILE --arguments FILE --savepoints URI [OPTIONS]

Stops the job with a savepoint, starts the new one from it, and waits until that has completed a
checkpoint. When the new one does not get there, the old one is started again from the same
savepoint. It talks to Flink's REST interface, with curl.

  --jar FILE                 the new build, call-touchpoints-VERSION.jar
  --arguments FILE           its arguments, one a line, first "run"; names and values on lines of
                             their own
  --savepoints URI           folder for savepoints, as Flink's processes see it: s3://..., file:///...
  --rollback-jar FILE        the build to go back to. Default: the new one, right for new options or
                             a new parallelism
  --rollback-arguments FILE  the arguments to go back to. Default: those of --arguments
  --url URL                  Flink's REST interface. Default: http://localhost:8081
  --job ID                   the job to stop. Default: the one that runs, if it is the only one
  --parallelism NUMBER       of the new job. Default: that of the old one
  --from SAVEPOINT           stop nothing and start from this savepoint or checkpoint: when the job
                             is down already
  --timeout SECONDS          for the savepoint, and for the new job's first checkpoint. Default: 600
  --help

CURL_OPTIONS in the environment is handed to curl, such as "--cacert ca.pem --netrc".

The new job's id is the last line on standard output. Exit status: 0 the new one runs; 1 the old one
was not stopped, nothing has changed; 2 wrong arguments; 3 rolled back, the old one runs again;
4 none runs: the savepoint is named.
TEXT
}

say() { echo "$*" >&2; }

wrong() {
    say "upgrade.sh: $*"
    say "See upgrade.sh --help"
    exit 2
}

jar= arguments= savepoints= rollback_jar= rollback_arguments= job= parallelism= from=
url=http://localhost:8081
timeout=600
while [ $# -gt 0 ]; do
    case $1 in
    --help | -h)
        usage
        exit 0
        ;;
    --jar | --arguments | --savepoints | --rollback-jar | --rollback-arguments | --url | --job | --parallelism | --from | --timeout)
        [ $# -ge 2 ] || wrong "$1 needs a value"
        case $1 in
        --jar) jar=$2 ;;
        --arguments) arguments=$2 ;;
        --savepoints) savepoints=$2 ;;
        --rollback-jar) rollback_jar=$2 ;;
        --rollback-arguments) rollback_arguments=$2 ;;
        --url) url=${2%/} ;;
        --job) job=$2 ;;
        --parallelism) parallelism=$2 ;;
        --from) from=$2 ;;
        --timeout) timeout=$2 ;;
        esac
        shift 2
        ;;
    *) wrong "$1: there is no such option" ;;
    esac
done
[ -n "$jar" ] || wrong "--jar is missing"
[ -n "$arguments" ] || wrong "--arguments is missing"
[ -n "$savepoints$from" ] || wrong "--savepoints is missing"
rollback_jar=${rollback_jar:-$jar}
rollback_arguments=${rollback_arguments:-$arguments}
for file in "$jar" "$arguments" "$rollback_jar" "$rollback_arguments"; do
    [ -r "$file" ] || wrong "$file: there is no such file that can be read"
done
for number in "$parallelism" "$timeout"; do
    case $number in
    *[!0-9]*) wrong "$number: it takes a whole number" ;;
    esac
done
command -v curl >/dev/null || wrong "curl is needed"

answer=$(mktemp)
trap 'rm -f "$answer"' EXIT

# METHOD PATH [CURL ARGUMENTS]: leaves the answer in $answer; fails when it is none of 2xx.
call() {
    method=$1
    path=$2
    shift 2
    # shellcheck disable=SC2086 # CURL_OPTIONS are several words
    code=$(curl --silent --show-error --max-time 120 ${CURL_OPTIONS:-} --request "$method" \
        --output "$answer" --write-out '%{http_code}' "$@" "$url$path") || return 1
    case $code in
    2*) return 0 ;;
    *) return 1 ;;
    esac
}

# The text member NAME of the answer.
text() { sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p" "$answer" | head -n 1; }

# The reason in an error answer or a list of exceptions: Flink wraps it several times, the last cause says it.
reason() {
    tr -d '\r' <"$answer" | sed 's/\\n/\
/g; s/\\t/ /g; s/\\"/"/g' | sed -n 's/.*Caused by: *//p' | tail -n 1 | cut -c 1-1000
}

state_of() {
    call GET /jobs && tr '{' '\n' <"$answer" | sed -n "s/.*\"id\":\"$1\",\"status\":\"\([A-Z]*\)\".*/\1/p"
}

upload() {
    call POST /jars/upload --form "jarfile=@$1;type=application/x-java-archive" || return 1
    text filename | sed 's#.*/##'
}

json_string() { printf '"%s"' "$(printf '%s' "$1" | sed 's/\\/\\\\/g; s/"/\\"/g')"; }

# JAR_ID ARGUMENTS PARALLELISM SAVEPOINT: leaves the new job's id in $started.
start() {
    words=
    while IFS= read -r line || [ -n "$line" ]; do
        [ -n "$line" ] || continue
        words="$words${words:+,}$(json_string "$line")"
    done <"$2"
    request="{\"programArgsList\":[$words],\"savepointPath\":$(json_string "$4"),\"allowNonRestoredState\":false"
    [ -z "$3" ] || request="$request,\"parallelism\":$3"
    started=
    if ! call POST "/jars/$1/run" --header 'Content-Type: application/json' --data "$request}"; then
        say "Flink refused to start it: $(reason)"
        return 1
    fi
    started=$(text jobid)
    [ -n "$started" ]
}

# JOB: until it has completed a checkpoint, for which every task must run.
verify() {
    end=$(($(date +%s) + timeout))
    while [ "$(date +%s)" -lt "$end" ]; do
        state=$(state_of "$1" || true)
        case $state in
        FAILED | CANCELED | FINISHED | SUSPENDED)
            call GET "/jobs/$1/exceptions" || true
            say "The job is $state: $(reason)"
            return 1
            ;;
        RUNNING)
            if call GET "/jobs/$1/checkpoints"; then
                completed=$(sed -n 's/.*"counts":{[^}]*"completed":\([0-9]*\).*/\1/p' "$answer")
                [ "${completed:-0}" -eq 0 ] || return 0
            fi
            ;;
        esac
        sleep 1
    done
    call GET "/jobs/$1/exceptions" || true
    say "No checkpoint within $timeout seconds, the job is ${state:-unknown}: $(reason)"
    return 1
}

# JOB: until it is no more.
cancel() {
    call PATCH "/jobs/$1?mode=cancel" || true
    end=$(($(date +%s) + timeout))
    while [ "$(date +%s)" -lt "$end" ]; do
        case $(state_of "$1" || true) in
        FAILED | CANCELED | FINISHED | "") return 0 ;;
        esac
        sleep 1
    done
    return 1
}

call GET /config || { say "No Flink answers at $url"; exit 1; }
if [ -z "$from" ]; then
    if [ -z "$job" ]; then
        call GET /jobs || { say "$url does not list its jobs"; exit 1; }
        running=$(tr '{' '\n' <"$answer" | sed -n 's/.*"id":"\([0-9a-f]*\)","status":"RUNNING".*/\1/p')
        [ "$(printf '%s' "$running" | grep -c .)" -eq 1 ] ||
            { say "Not exactly one job runs at $url; name one with --job"; exit 1; }
        job=$running
    fi
    state=$(state_of "$job" || true)
    [ "$state" = RUNNING ] || { say "The job $job is ${state:-not there}, not RUNNING; start it from its last checkpoint with --from"; exit 1; }
    call GET "/jobs/$job" || { say "Flink does not tell of the job $job"; exit 1; }
    old_parallelism=$(tr ',' '\n' <"$answer" | sed -n 's/.*"parallelism":\([0-9]*\).*/\1/p' | sort -n | tail -n 1)
    parallelism=${parallelism:-$old_parallelism}
else
    old_parallelism=$parallelism
fi

# Before anything stops: both builds are where Flink needs them.
new_id=$(upload "$jar") || { say "Flink did not take $jar: $(cat "$answer")"; exit 1; }
old_id=$new_id
if [ "$rollback_jar" != "$jar" ]; then
    old_id=$(upload "$rollback_jar") || { say "Flink did not take $rollback_jar: $(cat "$answer")"; exit 1; }
fi

if [ -n "$from" ]; then
    savepoint=$from
else
    say "Stopping $job with a savepoint"
    call POST "/jobs/$job/stop" --header 'Content-Type: application/json' \
        --data "{\"targetDirectory\":$(json_string "$savepoints"),\"drain\":false}" ||
        { say "Flink refused: $(cat "$answer")"; exit 1; }
    trigger=$(text request-id)
    end=$(($(date +%s) + timeout))
    savepoint=
    while [ -z "$savepoint" ]; do
        call GET "/jobs/$job/savepoints/$trigger" || true
        savepoint=$(text location)
        if [ -z "$savepoint" ] && grep -q '"failure-cause"' "$answer"; then
            say "No savepoint: $(reason)"
            say "The job is $(state_of "$job" || true)"
            exit 1
        fi
        if [ -z "$savepoint" ] && [ "$(date +%s)" -ge "$end" ]; then
            say "No savepoint within $timeout seconds; the job is $(state_of "$job" || true), and may still stop"
            exit 1
        fi
        [ -n "$savepoint" ] || sleep 1
    done
    say "Savepoint $savepoint"
    cancel "$job" || { say "The job $job does not end"; exit 4; }
fi

if start "$new_id" "$arguments" "$parallelism" "$savepoint" && verify "$started"; then
    say "The new job runs and has completed a checkpoint"
    echo "$started"
    exit 0
fi

say "Rolling back to $rollback_jar"
if [ -n "$started" ] && ! cancel "$started"; then
    say "The new job $started does not end. Cancel it, then start the old one from $savepoint with --from"
    exit 4
fi
if start "$old_id" "$rollback_arguments" "$old_parallelism" "$savepoint" && verify "$started"; then
    say "Rolled back: the old job runs again"
    echo "$started"
    exit 3
fi
say "None runs. Everything up to the savepoint is in $savepoint; start from it with --from"
exit 4
