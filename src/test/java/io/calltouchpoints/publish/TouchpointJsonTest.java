package io.calltouchpoints.publish;

import static io.calltouchpoints.publish.PublishFixtures.BIZIBLE_ID;
import static io.calltouchpoints.publish.PublishFixtures.SESSION;
import static io.calltouchpoints.publish.PublishFixtures.TASK;
import static io.calltouchpoints.publish.PublishFixtures.WEB;
import static io.calltouchpoints.publish.PublishFixtures.call;
import static io.calltouchpoints.publish.PublishFixtures.form;
import static io.calltouchpoints.publish.PublishFixtures.landing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.calltouchpoints.attribution.VisitDescription;
import io.calltouchpoints.journey.Call;
import io.calltouchpoints.journey.CallMatch;
import io.calltouchpoints.journey.EventType;
import io.calltouchpoints.journey.Touchpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TouchpointJsonTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void aMergedCallToTheLetter() {
        Touchpoint merged = new Touchpoint(
                new Touchpoint.Id(SESSION, null),
                SESSION,
                landing("http://a.example/x?y=ü", "https://www.google.com/"),
                null,
                new Call(TASK, SESSION + 2_879_999, false, "Phone Call", 107L, "00Q1", "0061"),
                CallMatch.MERGED,
                2_879_999L,
                true,
                true);

        assertThat(line(merged, WEB, CallMedium.TASK_TYPE)).isEqualTo("""
                {"touchpointId":"abc_20161208T201700000Z","revision":7,"bizibleId":"abc",\
                "touchpointDate":"2016-12-08T20:17:00.000Z","touchpointType":"Phone Call","touchpointPosition":"FT, LC, Form",\
                "touchpointSource":"Google AdWords","medium":"Phone Call","marketingChannel":"Paid Search",\
                "marketingChannelPath":"Paid Search.AdWords","adCampaignName":"campaign","adContent":"content",\
                "keywordText":"keyword","adId":"ad","adGroupId":"group","landingPage":"a.example/x",\
                "landingPageRaw":"http://a.example/x?y=ü","referrerPage":"www.google.com/",\
                "referrerPageRaw":"https://www.google.com/","formUrl":null,"formUrlRaw":null,"formDate":null,\
                "browser":"Safari (10.1)","platform":"Mac OS (10.12)","geoCity":"Seattle","geoRegion":"Washington",\
                "geoCountry":"United States","sessionId":"abc_20161208T201700000Z",\
                "sessionStart":"2016-12-08T20:17:00.000Z","taskId":"00T5e00001AbCdEEAV",\
                "callDate":"2016-12-08T21:04:59.999Z","callDurationSeconds":107,"whoId":"00Q1","whatId":"0061",\
                "callMatch":"MERGED","minutesAfterSessionStart":47.9,"countFirstTouch":1,"countLeadCreationTouch":1,\
                "countUShaped":1.0}""");
    }

    /** Every character of it is six bytes in JSON. */
    @Test
    void aTouchpointLargerThanABrokerTakesHasItsTextsCut() throws IOException {
        String absurd = "http://a.example/" + "\u0001".repeat(900_000);
        Touchpoint visit = new Touchpoint(
                new Touchpoint.Id(SESSION, null),
                SESSION,
                landing(absurd, absurd),
                null,
                null,
                null,
                null,
                true,
                false);
        JsonNode json = json(visit, WEB, CallMedium.TASK_TYPE);
        assertThat(line(visit, WEB, CallMedium.TASK_TYPE)).hasSizeLessThan(TouchpointJson.LARGEST);
        assertThat(json.get("landingPageRaw").asText()).isEqualTo(absurd.substring(0, TouchpointJson.LONGEST_TEXT));
        assertThat(json.get("browser").asText()).isEqualTo("Safari (10.1)");
    }

    @ParameterizedTest
    @CsvSource({"FORM_SUBMIT, Web Form", "WEB_CHAT, Web Chat"})
    void formsAndChatsAreNamedAsSuch(EventType type, String name) throws IOException {
        JsonNode json = json(form(type, false, true), WEB, CallMedium.TASK_TYPE);
        assertThat(json.get("touchpointType").asText()).isEqualTo(name);
        assertThat(json.get("medium").asText()).isEqualTo("CPC");
        assertThat(json.get("touchpointPosition").asText()).isEqualTo("LC, Form");
        assertThat(json.get("formDate").asText()).isEqualTo("2016-12-08T20:18:00.000Z");
        assertThat(json.get("countUShaped").asDouble()).isEqualTo(0.5);
    }

    @Test
    void aFirstVisitWithoutActionIsFirstTouchOnly() throws IOException {
        Touchpoint visit = new Touchpoint(
                new Touchpoint.Id(SESSION, null), SESSION, landing("u", null), null, null, null, null, true, false);
        JsonNode json = json(visit, WEB, CallMedium.TASK_TYPE);
        assertThat(json.get("touchpointType").asText()).isEqualTo("Web Visit");
        assertThat(json.get("touchpointPosition").asText()).isEqualTo("FT");
        assertThat(json.get("callMatch").isNull()).isTrue();
        assertThat(json.get("minutesAfterSessionStart").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "MERGED, TASK_TYPE, Call, Call",
        "MERGED, WEB, Call, CPC",
        "MERGED, TASK_TYPE, , CPC",
        "MERGED, WEB, , CPC",
        "NO_SESSION, TASK_TYPE, Call, Call",
        "NO_SESSION, WEB, Call, Call",
        "NO_SESSION, TASK_TYPE, , ",
        "NO_SESSION, WEB, , ",
    })
    void theMediumOfACall(CallMatch match, CallMedium callMedium, String type, String medium) throws IOException {
        VisitDescription visit = match == CallMatch.MERGED ? WEB : VisitDescription.STANDALONE_CALL;
        JsonNode json = json(call(match, type), visit, callMedium);
        assertThat(json.get("medium").textValue()).isEqualTo(medium);
        assertThat(json.get("touchpointType").asText()).isEqualTo(type == null ? "Web Visit" : type);
        assertThat(json.get("touchpointPosition").asText()).isEqualTo("PostLC, Form");
    }

    @Test
    void aCallWithoutSessionStandsAlone() throws IOException {
        JsonNode json =
                json(call(CallMatch.NO_SESSION, "Call"), VisitDescription.STANDALONE_CALL, CallMedium.TASK_TYPE);
        assertThat(json.get("touchpointId").asText()).isEqualTo("abc_00T5e00001AbCdEEAV");
        assertThat(json.get("touchpointSource").asText()).isEqualTo("Salesforce Task");
        assertThat(json.get("marketingChannel").asText()).isEqualTo("Other");
        assertThat(json.get("marketingChannelPath").asText()).isEqualTo("Other");
        assertThat(json.get("sessionId").isNull()).isTrue();
        assertThat(json.get("sessionStart").isNull()).isTrue();
    }

    @Test
    void anotherMergedCallOfASessionHasBothIds() {
        assertThat(TouchpointIds.touchpointId("abc", new Touchpoint.Id(SESSION + 5, TASK)))
                .isEqualTo("abc_20161208T201700005Z_00T5e00001AbCdEEAV");
        assertThat(TouchpointIds.sessionId("abc", new Touchpoint.Id(SESSION + 5, TASK)))
                .isEqualTo("abc_20161208T201700005Z");
    }

    @Test
    void halfACharacterIsReplacedAndOneBeyondThePlaneIsKept() throws IOException {
        Touchpoint visit = new Touchpoint(
                new Touchpoint.Id(SESSION, null),
                SESSION,
                landing("a\uD83Db\uDE00", "x\uD83D\uDE00"),
                null,
                null,
                null,
                null,
                true,
                false);
        JsonNode json = json(visit, WEB, CallMedium.TASK_TYPE);
        assertThat(json.get("landingPageRaw").asText()).isEqualTo("a\uFFFDb\uFFFD");
        assertThat(json.get("referrerPageRaw").asText()).isEqualTo("x\uD83D\uDE00");
    }

    private static JsonNode json(Touchpoint touchpoint, VisitDescription visit, CallMedium medium) throws IOException {
        return MAPPER.readTree(line(touchpoint, visit, medium));
    }

    private static String line(Touchpoint touchpoint, VisitDescription visit, CallMedium medium) {
        return new String(new TouchpointJson(medium).write(BIZIBLE_ID, 7, touchpoint, visit), StandardCharsets.UTF_8);
    }
}
