package io.calltouchpoints.ingest;

import static io.calltouchpoints.ingest.Given.HOUR;
import static io.calltouchpoints.ingest.Given.MINUTE;
import static io.calltouchpoints.ingest.Given.NOW;
import static io.calltouchpoints.ingest.Given.OTHER_TASK;
import static io.calltouchpoints.ingest.Given.TASK;
import static io.calltouchpoints.ingest.Given.VISITOR;
import static io.calltouchpoints.ingest.Given.at;
import static io.calltouchpoints.ingest.Given.bytes;
import static io.calltouchpoints.ingest.Given.files;
import static io.calltouchpoints.ingest.Given.line;
import static io.calltouchpoints.ingest.Given.origin;
import static io.calltouchpoints.ingest.Given.rules;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows, wrappers, and how the fields are kept; change events and tombstones have tests of their own. */
class TaskReaderTest {

    private static final String CREATED = String.valueOf(at("2016-12-08T20:20:52Z"));
    private static final long MODIFIED = at("2016-12-08T20:21:52Z");

    private static final String ROW = "{'Id':'" + TASK + "','IsDeleted':false,'Subject':'Inbound call',"
            + "'Phone':'(206) 555-1234','Type':' Call ','TaskSubtype':'Call','CallType':'Inbound',"
            + "'CallDurationInSeconds':107,'WhoId':'00Q5e00001XyZabEAF','WhatId':null,'ActivityDate':'2016-12-08',"
            + "'CreatedDate':'2016-12-08T20:20:52.000+0000','SystemModstamp':'2016-12-08T20:21:52.000Z',"
            + "'bizible2__BizibleId__c':' DDE5687119CC4928FBF94393ED9F5C35 '%s}";

    private final TaskReader reader = new TaskReader(rules());

    @Test
    void keepsWhatIsNeededOfARow() {
        TaskChange change = accepted(ROW.formatted(""));

        assertThat(change)
                .isEqualTo(new TaskChange(TASK, MODIFIED, 0, MODIFIED, false, change.fields(), change.origin()));
        assertThat(change.fields())
                .isEqualTo(fields(
                        "bizible2__BizibleId__c",
                        VISITOR,
                        "Type",
                        "Call",
                        "TaskSubtype",
                        "Call",
                        "CallType",
                        "Inbound",
                        "CallDurationInSeconds",
                        "107",
                        "WhoId",
                        "00Q5e00001XyZabEAF",
                        "WhatId",
                        null,
                        "CreatedDate",
                        CREATED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "{'schema':{'type':'struct'},'payload':%s}",
                "{'data':{'event':{'type':'updated'},'sobject':%s},'channel':'/topic/Tasks'}",
                "{'data':%s}",
                "{'detail':{'payload':%s}}",
                "{'type':'RECORD','stream':'Task','time_extracted':'2016-12-08T20:25:00.000Z','record':%s}",
                "{'stream':'task','record':%s}",
                "{'_airbyte_ab_id':'c8f1','_airbyte_stream':'Task','_airbyte_emitted_at':1481228700000,'_airbyte_data':%s}"
            })
    void unwrapsRows(String wrapper) {
        assertThat(accepted(wrapper.formatted(ROW.formatted(""))).fields())
                .isEqualTo(accepted(ROW.formatted("")).fields());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Id':'0035e00001AbCdEEAV','attributes':{'type':'Contact'}}",
                "{'Id':'0035e00001AbCdEEAV','_ObjectType':'Contact'}",
                "{'_airbyte_stream':'Contact','_airbyte_data':{'Id':'x'}}",
                "{'type':'RECORD','stream':'Contact','record':{'Id':'x'}}",
                "{'type':'SCHEMA','stream':'Task','schema':{},'key_properties':['Id']}",
                "{'type':'STATE','value':{'bookmarks':{}}}",
                "{'type':'ACTIVATE_VERSION','stream':'Task','version':1}",
                "{'type':'SOMETHING_NEW','stream':'Task'}",
                "{'payload':{'ChangeEventHeader':{'entityName':'Contact','changeType':'GAP_UPDATE'}}}",
                "{'ChangeEventHeader':{'entityName':'Lead','recordIds':['x']}}"
            })
    void dropsWhatIsNoTask(String json) {
        assertThat(reader.read(bytes(json), origin())).isEmpty();
        assertThat(reader.dropped()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "null",
            value = {
                "Type|'Left Message'|Left Message",
                "Type|'  '|null",
                "Type|7|7",
                "Type|true|true",
                "Type|['Call']|null",
                "Type|{'a':1}|null",
                "Type|'a\\ud83d'|a\uFFFD",
                "WhoId|{'Name':'x'}|null",
                "CallDurationInSeconds|0|0",
                "CallDurationInSeconds|107.0|107",
                "CallDurationInSeconds|'107'|107",
                "CallDurationInSeconds|1.07E2|107",
                "CallDurationInSeconds|107.5|null",
                "CallDurationInSeconds|-1|null",
                "CallDurationInSeconds|'soon'|null",
                "CallDurationInSeconds|100000000|null",
                "CallDurationInSeconds|99999999999999999999999|null",
                "CallDurationInSeconds|{}|null",
                "bizible2__BizibleId__c|null|null",
                "bizible2__BizibleId__c|''|null",
                "bizible2__BizibleId__c|'Undefined'|null",
                "bizible2__BizibleId__c|0|null",
                "bizible2__BizibleId__c|12.50|12.50",
                "CreatedDate|1481228452000|1481228452000",
                "CreatedDate|'1481228452000'|1481228452000",
                "CreatedDate|1481228452000.9|1481228452000",
                "CreatedDate|'2016-12-08T12:20:52-08'|1481228452000",
                "CreatedDate|'2016-12-08T20:22:52Z'|1481228572000",
                "CreatedDate|'2016-12-08'|null",
                "CreatedDate|17143|null",
                "CreatedDate|''|null",
                "CreatedDate|null|null",
            })
    void keepsTheValue(String field, String json, String kept) {
        TaskChange change = accepted(ROW.formatted(",'" + field + "':" + (json == null ? "null" : json)));

        assertThat(change.fields()).containsEntry(field, kept);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'Id':null|MISSING_FIELD|Id",
                "'Id':' '|MISSING_FIELD|Id",
                "'Id':['00T5e00001AbCdEEAV']|INVALID_FIELD|Id",
                "'Id':'00T5e00001AbCd'|INVALID_FIELD|Id",
                "'Id':'00T5e00001AbCdEE'|INVALID_FIELD|Id",
                "'IsDeleted':'maybe'|INVALID_FIELD|IsDeleted",
                "'IsDeleted':1|INVALID_FIELD|IsDeleted",
                "'IsDeleted':[]|INVALID_FIELD|IsDeleted",
                "'SystemModstamp':'2016-12-08T20:21:52'|INVALID_FIELD|SystemModstamp",
                "'SystemModstamp':'2016-12-08'|INVALID_FIELD|SystemModstamp",
                "'SystemModstamp':{}|INVALID_FIELD|SystemModstamp",
                "'SystemModstamp':null,'LastModifiedDate':-1|INVALID_FIELD|LastModifiedDate",
                "'CreatedDate':'2016-12-08T20:20:52'|INVALID_FIELD|CreatedDate",
                "'CreatedDate':'2016-12-08T20:22:52.001Z'|INVALID_FIELD|CreatedDate",
                "'CreatedDate':1200141440220000|INVALID_FIELD|CreatedDate",
                "'CreatedDate':-1481228220000|INVALID_FIELD|CreatedDate",
                "'CreatedDate':true|INVALID_FIELD|CreatedDate",
                "'CreatedDate':[]|INVALID_FIELD|CreatedDate",
                "'bizible2__Bizible_Touchpoint_Date__c':'yesterday'|INVALID_FIELD|bizible2__Bizible_Touchpoint_Date__c",
                "'bizible2__BizibleId__c':{}|INVALID_FIELD|bizible2__BizibleId__c",
                "'bizible2__BizibleId__c':'\\ud83d'|INVALID_FIELD|bizible2__BizibleId__c",
            })
    void refusesTheMember(String members, Reason reason, String member) {
        byte[] value = bytes(ROW.formatted("," + members));
        Rejection rejection = refused(reader, value, origin());

        assertThat(rejection.reason()).isEqualTo(reason);
        assertThat(rejection.detail()).startsWith(member + ": ");
        assertThat(rejection.raw()).isEqualTo(value);
        assertThat(rejection.taskId()).isEqualTo(member.equals("Id") ? null : TASK);
        assertThat(rejection.bizibleId()).isEqualTo(member.contains("BizibleId") ? null : VISITOR);
    }

    @Test
    void refusesAnIdOf129Characters() {
        String member = ",'bizible2__BizibleId__c':'%s'";

        assertThat(accepted(ROW.formatted(member.formatted("x".repeat(128)))).fields())
                .containsEntry("bizible2__BizibleId__c", "x".repeat(128));
        assertThat(refused(reader, bytes(ROW.formatted(member.formatted("x".repeat(129)))), origin())
                        .reason())
                .isEqualTo(Reason.INVALID_FIELD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``",
                "` `",
                "null",
                "[]",
                "[{'Id':'00T5e00001AbCdEEAV'}]",
                "{'Id':'00T5",
                "{'Id':[1,",
                "{}{}",
                "'x'",
                "{'a':}"
            })
    void refusesWhatIsNoJsonObject(String json) {
        Rejection rejection = refused(reader, bytes(json == null ? "" : json), origin());

        assertThat(rejection.reason()).isEqualTo(Reason.MALFORMED_JSON);
        assertThat(rejection.raw()).isNotNull();
    }

    @Test
    void refusesTooDeepTooLargeAndEmpty() {
        assertThat(refused(reader, bytes("{'a':" + "[".repeat(1_000) + "]".repeat(1_000) + "}"), origin())
                        .reason())
                .isEqualTo(Reason.MALFORMED_JSON);
        assertThat(refused(reader, bytes(ROW.formatted(",'a':" + "[".repeat(900) + "]".repeat(901))), origin())
                        .reason())
                .isEqualTo(Reason.MALFORMED_JSON);
        assertThat(accepted(ROW.formatted(",'a':" + "[".repeat(900) + "]".repeat(900))))
                .isNotNull();
        assertThat(refused(reader, new byte[2 * 1024 * 1024], origin()).reason())
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(refused(reader, bytes("{}"), origin()).reason()).isEqualTo(Reason.MISSING_FIELD);
        assertThat(refused(reader, bytes("{'schema':{},'payload':null}"), origin())
                        .detail())
                .startsWith("Id: ");
    }

    @Test
    void aRowOfAllTasksIsAGap() {
        Rejection rejection = refused(reader, bytes(ROW.formatted(",'Id':'00T*'")), origin());

        assertThat(rejection.reason()).isEqualTo(Reason.GAP);
        assertThat(rejection.raw()).isNull();
        assertThat(rejection.taskId()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'IsDeleted':true|true",
                "'IsDeleted':'True'|true",
                "'IsDeleted':'false'|false",
                "'IsDeleted':null|false",
                "'_EventType':'deleted'|true",
                "'_EventType':'updated'|false",
                "'_EventType':'R1-FSrKj5SMSfaXy7QNdEw'|false",
            })
    void rowsSayWhetherTheyAreDeleted(String members, boolean deleted) {
        assertThat(accepted(ROW.formatted("," + members)).deleted()).isEqualTo(deleted);
    }

    @Test
    void aDeletedPushTopicRowHasNothingButItsId() {
        TaskChange change =
                accepted("{'data':{'event':{'type':'deleted','replayId':1},'sobject':{'Id':'00T5e00001AbCdE'}}}");

        assertThat(change).isEqualTo(new TaskChange(TASK, NOW, 0, NOW, true, Map.of(), change.origin()));
    }

    @Test
    void theVersionIsTheFirstThatIsThere() {
        String none = ROW.formatted(",'SystemModstamp':null%s");

        assertThat(accepted(none.formatted(",'LastModifiedDate':1481228512001")).version())
                .isEqualTo(1_481_228_512_001L);
        assertThat(accepted(none.formatted("")).version()).isEqualTo(NOW);
    }

    @Test
    void aVersionFromTheFutureDoesNotPushTheWatermark() {
        TaskChange change = accepted(ROW.formatted(",'SystemModstamp':" + (NOW + HOUR)));

        assertThat(change.version()).isEqualTo(NOW + HOUR);
        assertThat(change.time()).isEqualTo(NOW + MINUTE);
    }

    @Test
    void filesHaveNoTimestamps() {
        TaskReader lines = new TaskReader(files());
        String none = ROW.formatted(",'SystemModstamp':null%s");

        assertThat(refused(lines, bytes(none.formatted("")), line()).reason()).isEqualTo(Reason.MISSING_FIELD);
        assertThat(refused(reader, bytes(none.formatted(",'IsDeleted':true")), line())
                        .reason())
                .isEqualTo(Reason.MISSING_FIELD);
        assertThat(lines.read(bytes("{'Id':'00T5e00001AbCdE','IsDeleted':true}"), line()))
                .extracting(Incoming::value)
                .containsExactly(new TaskChange(TASK, Long.MAX_VALUE, 0, Long.MAX_VALUE, true, Map.of(), line()));
        assertThat(lines.read(bytes(ROW.formatted("")), line()).get(0).value().time())
                .isEqualTo(MODIFIED);
    }

    @Test
    void theActivityDateIsNeverACallTime() {
        TaskReader listed = new TaskReader(rules(false, false, null, "ActivityDate", "CreatedDate"));

        assertThat(accepted(listed, ROW.formatted(",'ActivityDate':'nonsense'")).fields())
                .doesNotContainKey("ActivityDate")
                .containsEntry("CreatedDate", CREATED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "null",
            value = {"'+1 206 555 1234'|true", "7|true", "{'a':1}|true", "' '|null", "null|null"})
    void ofAVendorsFieldOnlyWhetherItIsFilled(String json, String kept) {
        TaskReader vendors = new TaskReader(rules(false, false, "Ctm_Id__c", "CreatedDate"));

        assertThat(accepted(vendors, ROW.formatted(",'Ctm_Id__c':" + json)).fields())
                .containsEntry("Ctm_Id__c", kept)
                .containsEntry("Type", "Call");
    }

    @Test
    void aVendorsFieldThatIsUsedAnywayKeepsItsValue() {
        TaskReader vendors = new TaskReader(rules(false, false, "CallType", "CreatedDate"));

        assertThat(accepted(vendors, ROW.formatted("")).fields()).containsEntry("CallType", "Inbound");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "00T5e00001AbCdE",
                " 00T5e00001AbCdEEAV ",
                "'00T5e00001AbCdE'",
                "{'Id':'00T5e00001AbCdE'}",
                "{'schema':{},'payload':{'Id':'00T5e00001AbCdEEAV'}}",
                "{'schema':{'type':'string'},'payload':'00T5e00001AbCdE'}"
            })
    void aTombstoneDeletesTheTaskOfItsKey(String key) {
        TaskChange change = reader.read(null, Given.key(key)).get(0).value();

        assertThat(change).isEqualTo(new TaskChange(TASK, NOW, 0, NOW, true, Map.of(), change.origin()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|MISSING_FIELD",
                "{}|MISSING_FIELD",
                "{'Id':{}}|MISSING_FIELD",
                "{'Id':'00T|INVALID_FIELD",
                "00T5e00001AbCd|INVALID_FIELD",
                "'|INVALID_FIELD",
                "'00T5e00001AbCdE|INVALID_FIELD",
                "00T*|GAP"
            })
    void refusesTheKeyOfATombstone(String key, Reason reason) {
        Rejection rejection = refused(reader, null, Given.key(key == null ? "" : key));

        assertThat(rejection.reason()).isEqualTo(reason);
        assertThat(rejection.raw()).isNull();
    }

    @Test
    void aTombstoneNeedsKeyAndTimestamp() {
        assertThat(refused(reader, null, origin()).reason()).isEqualTo(Reason.MISSING_FIELD);
        assertThat(refused(reader, null, new Origin("t", 0, 0L, NOW, new byte[] {(byte) 0xff}))
                        .reason())
                .isEqualTo(Reason.INVALID_FIELD);
        assertThat(refused(reader, null, new Origin("t", 0, 0L, null, bytes(OTHER_TASK)))
                        .reason())
                .isEqualTo(Reason.MISSING_FIELD);
    }

    static Map<String, String> fields(String... namesAndValues) {
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    private TaskChange accepted(String json) {
        return accepted(reader, json);
    }

    static TaskChange accepted(TaskReader reader, String json) {
        List<Incoming<TaskChange>> incoming = reader.read(bytes(json), origin());
        assertThat(incoming).hasSize(1);
        assertThat(incoming.get(0).rejection()).isNull();
        return incoming.get(0).value();
    }

    static Rejection refused(TaskReader reader, byte[] value, Origin origin) {
        List<Incoming<TaskChange>> incoming = reader.read(value, origin);
        assertThat(incoming).hasSize(1);
        assertThat(incoming.get(0).value()).isNull();
        return incoming.get(0).rejection();
    }
}
