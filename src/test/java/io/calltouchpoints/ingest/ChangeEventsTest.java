package io.calltouchpoints.ingest;

import static io.calltouchpoints.ingest.Given.NOW;
import static io.calltouchpoints.ingest.Given.OTHER_TASK;
import static io.calltouchpoints.ingest.Given.TASK;
import static io.calltouchpoints.ingest.Given.VISITOR;
import static io.calltouchpoints.ingest.Given.bytes;
import static io.calltouchpoints.ingest.Given.files;
import static io.calltouchpoints.ingest.Given.line;
import static io.calltouchpoints.ingest.Given.origin;
import static io.calltouchpoints.ingest.Given.rules;
import static io.calltouchpoints.ingest.TaskReaderTest.fields;
import static io.calltouchpoints.ingest.TaskReaderTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeEventsTest {

    private static final long COMMIT = 1_481_228_512_000L;
    private static final String HEADER = "'ChangeEventHeader':{'entityName':'Task','recordIds':['" + TASK
            + "'],'changeType':'%s'," + "'commitTimestamp':1481228512000,'sequenceNumber':2%s}";

    private final TaskReader reader = new TaskReader(rules());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "{'payload':%s}",
                "{'schema':'Qm3','event':{'replayId':1305887},'payload':%s}",
                "{'data':{'schema':'Qm3','payload':%s,'event':{'replayId':1}},'channel':'/data/TaskChangeEvent'}",
                "{'version':'0','id':'x','detail-type':'TaskChangeEvent','detail':%s}",
                "{'version':'0','id':'x','detail':{'schema':'x','payload':%s}}",
                "{'schema':{'type':'struct','fields':[]},'payload':%s}",
            })
    void unwrapsChangeEvents(String wrapper) {
        String event = event("CREATE", "", "'Type':'Call','Subject':'x','CreatedDate':1481228452000");
        TaskChange change = only(wrapper.formatted(event));

        assertThat(change).isEqualTo(new TaskChange(TASK, COMMIT, 2, COMMIT, false, change.fields(), change.origin()));
        assertThat(change.fields()).isEqualTo(fields("Type", "Call", "CreatedDate", "1481228452000"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                // header, fields | what is set of Type and BizibleId; - is emptied, nothing is left alone
                "'changedFields':['Type','LastModifiedDate']|'Type':'Call','bizible2__BizibleId__c':null|Call|nothing",
                "'changedFields':['Type','bizible2__BizibleId__c']|'Type':null|-|-",
                "'changedFields':['bizible2__BizibleId__c'],'nulledFields':['Type']|'bizible2__BizibleId__c':'x'|-|x",
                "'nulledFields':['Type']|'Type':null,'bizible2__BizibleId__c':'x'|-|nothing",
                "'changedFields':[]|'Type':'Call','bizible2__BizibleId__c':'x'|nothing|nothing",
                "'changedFields':['Type','bizible2__BizibleId__c'],'diffFields':['Type']|'Type':'@@','bizible2__BizibleId__c':'x'|nothing|x",
                "'changedFields':['0x400110'],'nulledFields':['0x10']|'Type':null,'bizible2__BizibleId__c':'x'|nothing|x",
                "'changedFields':['Type','4-0x10']|'Type':null,'bizible2__BizibleId__c':'x'|nothing|x",
                "'changedFields':['Type'],'nulledFields':['0x10']|'Type':null,'bizible2__BizibleId__c':'x'|nothing|x",
                "'x':1|'Type':'Call','bizible2__BizibleId__c':null|Call|nothing",
                "'changedFields':null|'Type':null,'bizible2__BizibleId__c':'X'|nothing|x",
                "'changedFields':[null,{},' Type ']|'Type':'Call','bizible2__BizibleId__c':'x'|Call|nothing",
            })
    void anUpdateSetsWhatItNames(String header, String members, String type, String bizibleId) {
        TaskChange change = only(event("UPDATE", "," + header, members));

        assertThat(change.deleted()).isNull();
        assertThat(change.fields().getOrDefault("Type", "nothing")).isEqualTo(type);
        assertThat(change.fields().getOrDefault("bizible2__BizibleId__c", "nothing"))
                .isEqualTo(bizibleId);
        assertThat(change.fields().keySet()).isSubsetOf("Type", "bizible2__BizibleId__c");
    }

    @Test
    void anUpdateDoesNotReadWhatItLeavesAlone() {
        assertThat(only(event("UPDATE", ",'changedFields':['Type']", "'Type':'Call','CreatedDate':'nonsense'"))
                        .fields())
                .containsOnlyKeys("Type");
    }

    @ParameterizedTest
    @CsvSource({"CREATE, false", "UNDELETE, false", "DELETE, true"})
    void saysWhetherTheTaskIsDeleted(String changeType, boolean deleted) {
        TaskChange change = only(event(changeType, ",'changedFields':[]", "'Type':null"));

        assertThat(change.deleted()).isEqualTo(deleted);
        assertThat(change.fields()).isEqualTo(deleted ? Map.of() : fields("Type", null));
    }

    @Test
    void oneEventMayChangeSeveralTasks() {
        List<Incoming<TaskChange>> changes = read(
                event("DELETE", ",'recordIds':['00T5e00001AbCdE','" + OTHER_TASK + "','" + TASK + "',null]", "'x':1"));

        assertThat(changes).extracting(change -> change.value().taskId()).containsExactly(TASK, OTHER_TASK);
        assertThat(changes).extracting(change -> change.value().deleted()).containsOnly(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GAP_CREATE", "GAP_UPDATE", "GAP_DELETE", "GAP_UNDELETE", "GAP_OVERFLOW"})
    void aGapIsForTheOperator(String changeType) {
        List<Incoming<TaskChange>> gaps =
                read(event(changeType, ",'recordIds':['00T5e00001AbCdE','00T*'],'commitTimestamp':'x'", "'x':1"));

        assertThat(gaps).extracting(gap -> gap.rejection().reason()).containsExactly(Reason.GAP, Reason.GAP);
        assertThat(gaps).extracting(gap -> gap.rejection().taskId()).containsExactly(TASK, null);
        assertThat(gaps).allSatisfy(gap -> {
            assertThat(gap.rejection().raw()).isNull();
            assertThat(gap.rejection().detail()).startsWith(changeType);
        });
    }

    @Test
    void aGapMayNameNoTask() {
        assertThat(refusedEvent("GAP_OVERFLOW", ",'recordIds':[]").reason()).isEqualTo(Reason.GAP);
    }

    @Test
    void aChangeOfAllTasksIsAGap() {
        Rejection rejection = refusedEvent("UPDATE", ",'recordIds':['00T*'],'changedFields':['Type']");

        assertThat(rejection.reason()).isEqualTo(Reason.GAP);
        assertThat(rejection.raw()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'recordIds':[]|MISSING_FIELD|recordIds",
                "'recordIds':null|MISSING_FIELD|recordIds",
                "'recordIds':['']|MISSING_FIELD|recordIds",
                "'recordIds':[{}]|INVALID_FIELD|recordIds",
                "'recordIds':{'a':1}|INVALID_FIELD|recordIds",
                "'recordIds':['00T5e00001AbCd']|INVALID_FIELD|recordIds",
                "'recordIds':['00T5e00001AbCdEEAV','x']|INVALID_FIELD|recordIds",
                "'changeType':null|MISSING_FIELD|changeType",
                "'changeType':'SNAPSHOT'|INVALID_FIELD|changeType",
                "'commitTimestamp':'2016-12-08'|INVALID_FIELD|commitTimestamp",
                "'commitTimestamp':-5|INVALID_FIELD|commitTimestamp",
                "'commitTimestamp':[]|INVALID_FIELD|commitTimestamp",
                "'sequenceNumber':'x'|INVALID_FIELD|sequenceNumber",
                "'sequenceNumber':1.5|INVALID_FIELD|sequenceNumber",
                "'sequenceNumber':{}|INVALID_FIELD|sequenceNumber",
            })
    void refusesTheHeader(String members, Reason reason, String member) {
        Rejection rejection = refusedEvent("UPDATE", "," + members);

        assertThat(rejection.reason()).isEqualTo(reason);
        assertThat(rejection.detail()).startsWith("ChangeEventHeader." + member + ": ");
        assertThat(rejection.bizibleId()).isEqualTo(VISITOR);
        assertThat(rejection.raw()).isNotNull();
    }

    @Test
    void aCallFromTheFutureIsRefusedForAllItsTasks() {
        Rejection rejection = refused(
                reader,
                bytes(event(
                        "CREATE",
                        ",'recordIds':['" + TASK + "','" + OTHER_TASK + "']",
                        "'CreatedDate':" + (COMMIT + 60_001))),
                origin());

        assertThat(rejection.reason()).isEqualTo(Reason.INVALID_FIELD);
        assertThat(rejection.detail()).startsWith("CreatedDate: more than a minute after");
        assertThat(rejection.taskId()).isNull();
    }

    @Test
    void withoutCommitTimestampTheRecordsOwnCounts() {
        String event = event("UPDATE", ",'commitTimestamp':null,'sequenceNumber':null", "'Type':'x'");

        assertThat(only(event).version()).isEqualTo(NOW);
        assertThat(only(event).sequence()).isZero();
        assertThat(refused(new TaskReader(files()), bytes(event), line()).reason())
                .isEqualTo(Reason.MISSING_FIELD);
    }

    private Rejection refusedEvent(String changeType, String header) {
        return refused(
                reader, bytes(event(changeType, header, "'bizible2__BizibleId__c':'" + VISITOR + "'")), origin());
    }

    private static String event(String changeType, String header, String fields) {
        return "{" + HEADER.formatted(changeType, header) + "," + fields + "}";
    }

    private List<Incoming<TaskChange>> read(String json) {
        return reader.read(bytes(json), origin());
    }

    private TaskChange only(String json) {
        return TaskReaderTest.accepted(reader, json);
    }
}
