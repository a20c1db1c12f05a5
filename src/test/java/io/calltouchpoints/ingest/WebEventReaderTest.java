package io.calltouchpoints.ingest;

import static io.calltouchpoints.ingest.Given.NOW;
import static io.calltouchpoints.ingest.Given.VISITOR;
import static io.calltouchpoints.ingest.Given.arrivals;
import static io.calltouchpoints.ingest.Given.at;
import static io.calltouchpoints.ingest.Given.bytes;
import static io.calltouchpoints.ingest.Given.line;
import static io.calltouchpoints.ingest.Given.origin;
import static io.calltouchpoints.ingest.Given.rules;
import static org.assertj.core.api.Assertions.assertThat;

import io.calltouchpoints.journey.EventType;
import io.calltouchpoints.journey.WebEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebEventReaderTest {

    private static final String PAGE_VIEW = "{'bizibleId':'" + VISITOR + "','eventType':'page_view',"
            + "'timestamp':'2016-12-08T20:17:00Z','url':'http://info.example.com/demo?gclid=1'%s}";

    private final WebEventReader reader = new WebEventReader(rules(), arrivals());

    @Test
    void readsAllMembers() {
        VisitorEvent event = accepted("{'eventId':'e1','bizibleId':' DDE5 ','eventType':' page_view ',"
                + "'timestamp':1481228220000,'url':' http://a.example/x?y=1 ','referrer':'https://www.google.com/',"
                + "'userAgent':'Mozilla/5.0','geo':{'city':'Seattle','region':'WA','country':'US','zip':[1]},"
                + "'pageTitle':'T','more':{'deep':[{'er':1}]}}");

        assertThat(event)
                .isEqualTo(new VisitorEvent(
                        "dde5",
                        new WebEvent(
                                EventType.PAGE_VIEW,
                                at("2016-12-08T20:17:00Z"),
                                "http://a.example/x?y=1",
                                "https://www.google.com/",
                                "Mozilla/5.0",
                                "US",
                                "WA",
                                "Seattle",
                                true)));
    }

    @Test
    void describingMembersNeverReject() {
        WebEvent event = accepted(PAGE_VIEW.formatted(",'referrer':{'a':1},'userAgent':[1],'geo':'Seattle'"))
                .event();

        assertThat(event.referrer()).isNull();
        assertThat(event.userAgent()).isNull();
        assertThat(event.geoCity()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'referrer':'  ','userAgent':'\\t','geo':{'city':''}|||",
                "'referrer':'about:blank'|||",
                "'referrer':'/demo'|||",
                "'referrer':'www.google.com'|www.google.com||",
                "'userAgent':17,'geo':{'city':1.50}||17|1.50",
                "'userAgent':true,'geo':{'city':{'a':1}}||true|",
                "'userAgent':'x','userAgent':'y'||y|",
                "'userAgent':'x','userAgent':null|||",
                "'userAgent':'x','userAgent':{}|||",
                "'geo':{'city':'A','city':'B'}|||B",
                "'geo':{'city':'A'},'geo':{'region':'B'}|||",
                "'geo':{'city':'A'},'geo':[]|||",
                "'userAgent':'a\\ud800b'||a\uFFFDb|",
            })
    void optionalText(String members, String referrer, String userAgent, String city) {
        WebEvent event = accepted(PAGE_VIEW.formatted("," + members)).event();

        assertThat(event.referrer()).isEqualTo(referrer);
        assertThat(event.userAgent()).isEqualTo(userAgent);
        assertThat(event.geoCity()).isEqualTo(city);
    }

    @Test
    void anyTextIsAUrl() {
        assertThat(accepted(PAGE_VIEW.formatted(",'url':'no url at all'"))
                        .event()
                        .url())
                .isEqualTo("no url at all");
        assertThat(accepted(PAGE_VIEW.formatted(",'url':5")).event().url()).isEqualTo("5");
    }

    @Test
    void aChatNeedsNoUrl() {
        WebEvent chat = accepted(PAGE_VIEW.formatted(",'eventType':'web_chat','url':null"))
                .event();

        assertThat(chat.type()).isEqualTo(EventType.WEB_CHAT);
        assertThat(chat.url()).isNull();
        assertThat(accepted(PAGE_VIEW.formatted(",'eventType':'form_submit'"))
                        .event()
                        .type())
                .isEqualTo(EventType.FORM_SUBMIT);
    }

    @Test
    void aClockThatIsAheadIsCorrected() {
        String event = PAGE_VIEW.formatted(",'timestamp':%d");

        assertThat(accepted(event.formatted(NOW + 60_000)).event().time()).isEqualTo(NOW + 60_000);
        assertThat(reader.correctedClocks()).isZero();
        assertThat(accepted(event.formatted(NOW + 60_001)).event().time()).isEqualTo(NOW);
        assertThat(reader.correctedClocks()).isEqualTo(1);
        assertThat(reader.read(bytes(event.formatted(NOW + 60_001)), line())
                        .value()
                        .event()
                        .time())
                .isEqualTo(NOW + 60_001);
        assertThat(reader.correctedClocks()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'bizibleId':null|MISSING_FIELD|bizibleId",
                "'bizibleId':' '|MISSING_FIELD|bizibleId",
                "'bizibleId':'undefined'|MISSING_FIELD|bizibleId",
                "'bizibleId':0|MISSING_FIELD|bizibleId",
                "'bizibleId':{'a':'b'}|INVALID_FIELD|bizibleId",
                "'bizibleId':['a']|INVALID_FIELD|bizibleId",
                "'bizibleId':'\\ud83d'|INVALID_FIELD|bizibleId",
                "'eventType':null|MISSING_FIELD|eventType",
                "'eventType':'Page_View'|INVALID_FIELD|eventType",
                "'eventType':'click'|INVALID_FIELD|eventType",
                "'eventType':[]|INVALID_FIELD|eventType",
                "'timestamp':''|MISSING_FIELD|timestamp",
                "'timestamp':{}|INVALID_FIELD|timestamp",
                "'timestamp':true|INVALID_FIELD|timestamp",
                "'timestamp':'2016-12-08T20:17:00'|INVALID_FIELD|timestamp",
                "'timestamp':'2016-12-08'|INVALID_FIELD|timestamp",
                "'timestamp':1200141440220000|INVALID_FIELD|timestamp",
                "'timestamp':'+40000-01-01T00:00:00Z'|INVALID_FIELD|timestamp",
                "'timestamp':-1481228220000|INVALID_FIELD|timestamp",
                "'url':null|MISSING_FIELD|url",
                "'url':' '|MISSING_FIELD|url",
                "'url':{}|INVALID_FIELD|url",
                "'url':'','eventType':'form_submit'|MISSING_FIELD|url",
            })
    void refusesTheMember(String members, Reason reason, String member) {
        byte[] value = bytes(PAGE_VIEW.formatted("," + members));
        Rejection rejection = refused(value);

        assertThat(rejection.reason()).isEqualTo(reason);
        assertThat(rejection.detail()).startsWith(member + ": ");
        assertThat(rejection.bizibleId()).isEqualTo(member.equals("bizibleId") ? null : VISITOR);
        assertThat(rejection.taskId()).isNull();
        assertThat(rejection.raw()).isEqualTo(value);
        assertThat(rejection.origin().offset()).isEqualTo(42L);
    }

    @Test
    void refusesAnIdOf129Characters() {
        assertThat(accepted(PAGE_VIEW.formatted(",'bizibleId':'" + "x".repeat(128) + "'")))
                .isNotNull();
        assertThat(refused(bytes(PAGE_VIEW.formatted(",'bizibleId':'" + "x".repeat(129) + "'")))
                        .reason())
                .isEqualTo(Reason.INVALID_FIELD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|empty",
                "`  \t `|empty",
                "null|not an object but null",
                "[]|not an object but an array",
                "[{'bizibleId':'x'}]|not an object but an array",
                "'text'|not an object but a text",
                "5|not an object but a number",
                "true|not an object but a boolean",
                "{|ends in the middle",
                "{'bizibleId':'dde|ends in the middle",
                "{'bizibleId'|ends in the middle",
                "{'geo':{'city':'x'}|ends in the middle",
                "{'more':{'x':[1,|Unexpected end-of-input",
                "{} {}|more behind the object",
                "{}}|Unexpected close marker",
                "{} x|Unrecognized token",
                "{'a':NaN}|Non-standard token",
                "{'a':01}|Invalid numeric value",
                "{a:1}|Unexpected character",
                "{'a':1,}|Unexpected character",
                "nonsense|Unrecognized token",
            })
    void refusesWhatIsNoJsonObject(String json, String words) {
        Rejection rejection = refused(bytes(json == null ? "" : json));

        assertThat(rejection.reason()).isEqualTo(Reason.MALFORMED_JSON);
        assertThat(rejection.detail()).startsWith(words);
    }

    @Test
    void refusesNoValue() {
        assertThat(refused(null).reason()).isEqualTo(Reason.MALFORMED_JSON);
        assertThat(refused(null).raw()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00ff",
                "\u00c3(",
                "\u00c0\u00af",
                "\u00ed\u00a0\u0080",
                "\u00f5\u0080\u0080\u0080",
                "\u00e2\u0082"
            })
    void refusesInvalidUtf8(String latin1) {
        byte[] value = PAGE_VIEW
                .formatted(",'unknown':'" + latin1 + "'")
                .replace('\'', '"')
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(refused(value).reason()).isEqualTo(Reason.MALFORMED_JSON);
        assertThat(refused(value).detail()).isEqualTo("invalid UTF-8");
        assertThat(refused(value).raw()).isEqualTo(value);
    }

    @Test
    void refusesUtf16() {
        byte[] value = PAGE_VIEW.formatted("").replace('\'', '"').getBytes(StandardCharsets.UTF_16LE);

        assertThat(refused(value).reason()).isEqualTo(Reason.MALFORMED_JSON);
    }

    @Test
    void takesAByteOrderMark() {
        assertThat(accepted("\uFEFF" + PAGE_VIEW.formatted("")).bizibleId()).isEqualTo(VISITOR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{'x':"})
    void refusesAThousandLevels(String open) {
        Rejection rejection = refused(bytes("{'geo':" + open.repeat(1_000)));

        assertThat(rejection.reason()).isEqualTo(Reason.MALFORMED_JSON);
        assertThat(rejection.detail()).contains("nesting depth").hasSizeLessThan(300);
    }

    @Test
    void refusesTwoMebibytesUnparsed() {
        Rejection rejection = refused(new byte[2 * 1024 * 1024]);

        assertThat(rejection.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(rejection.detail()).contains("2097152 bytes").contains("1048576");
        assertThat(rejection.raw()).isNull();
    }

    @Test
    void longMembersAreNoTrouble() {
        String digits = "9".repeat(5_000);

        assertThat(accepted(PAGE_VIEW.formatted(",'" + "n".repeat(60_000) + "':" + digits + ",'userAgent':" + digits))
                        .event()
                        .userAgent())
                .isEqualTo(digits);
    }

    @Test
    void keepsTheFirst64KibibytesAndNoHalfCharacter() {
        byte[] value = bytes("{'x':'y" + "ä".repeat(40_000));

        assertThat(refused(value).raw()).hasSize(65_535).startsWith('{');
        assertThat(new String(refused(value).raw(), StandardCharsets.UTF_8)).endsWith("ä");
    }

    @Test
    void travelsToTheTasks() throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(reader);
            out.writeObject(new TaskReader(rules()));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            WebEventReader copy = (WebEventReader) in.readObject();
            assertThat(copy.read(bytes(PAGE_VIEW.formatted("")), origin()).value())
                    .isNotNull();
            assertThat(((TaskReader) in.readObject()).read(null, Given.key(Given.TASK)))
                    .hasSize(1);
        }
    }

    private VisitorEvent accepted(String json) {
        Incoming<VisitorEvent> incoming = reader.read(bytes(json), origin());
        assertThat(incoming.rejection()).isNull();
        return incoming.value();
    }

    private Rejection refused(byte[] value) {
        Incoming<VisitorEvent> incoming = reader.read(value, origin());
        assertThat(incoming.value()).isNull();
        return incoming.rejection();
    }
}
