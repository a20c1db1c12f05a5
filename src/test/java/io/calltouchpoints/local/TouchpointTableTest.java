package io.calltouchpoints.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TouchpointTableTest {

    private static final long NOW = Instant.parse("2026-03-02T12:00:00Z").toEpochMilli();
    private static final String ID = "dde5687119cc4928fbf94393ed9f5c35_20260302T115900000Z";

    private final TouchpointTable table = new TouchpointTable(false);

    @Test
    void aNewCallSaysWhatBecameOfIt() {
        List<String> lines = table.touchpoint(NOW, ID, call("Call"));

        assertThat(lines)
                .singleElement()
                .asString()
                .endsWith(
                        " + dde56871  Call               LC, Form      Google AdWords, Paid Search.AdWords         MERGED 24 s after its start");
        assertThat(table.touchpoints()).isEqualTo(1);
        assertThat(table.merged()).isEqualTo(1);
    }

    @Test
    void aCorrectionSaysWhatWas() {
        table.touchpoint(NOW, ID, call("Web Visit"));
        List<String> lines = table.touchpoint(NOW, ID, call("Phone Call"));

        assertThat(lines)
                .singleElement()
                .asString()
                .contains(" ~ dde56871  Phone Call ")
                .endsWith("  type was Web Visit");
        assertThat(table.corrections()).isEqualTo(1);
        assertThat(table.touchpoints()).isEqualTo(1);
        assertThat(table.merged()).isEqualTo(1);
    }

    @Test
    void aRevisionThatChangesNothingShownIsNotShown() {
        table.touchpoint(NOW, ID, call("Call"));
        Map<String, String> again = new HashMap<>(call("Call"));
        again.put("revision", "8");
        assertThat(table.touchpoint(NOW, ID, again)).isEmpty();
    }

    @Test
    void aWithdrawalSaysOfWhat() {
        table.touchpoint(NOW, ID, call("Call"));
        List<String> lines = table.touchpoint(NOW, ID, null);

        assertThat(lines)
                .singleElement()
                .asString()
                .contains(" - dde56871  Call ")
                .endsWith("  withdrawn");
        assertThat(table.touchpoints()).isZero();
        assertThat(table.merged()).isZero();
        assertThat(table.withdrawals()).isEqualTo(1);
    }

    @Test
    void callsThatStandAloneAreCountedByWhy() {
        Map<String, String> call = new HashMap<>(call("Call"));
        call.put("callMatch", "NO_SESSION");
        table.touchpoint(NOW, "a", call);
        assertThat(table.standalone()).isEqualTo(Map.of("NO_SESSION", 1));
        table.touchpoint(NOW, "a", null);
        assertThat(table.standalone()).isEmpty();
    }

    @Test
    void onATerminalCallsAreInColour() {
        assertThat(new TouchpointTable(true).touchpoint(NOW, ID, call("Call")))
                .singleElement()
                .asString()
                .startsWith("\u001b[1;36m")
                .endsWith("\u001b[0m");
    }

    @Test
    void rejectionsSayWhy() {
        assertThat(table.rejection(NOW, Map.of("reason", "NO_BIZIBLE_ID", "taskId", "00T5e00001AbCdEEAV")))
                .contains(" ! 00T5e000  rejected ")
                .endsWith(" NO_BIZIBLE_ID");
        assertThat(table.rejections()).isEqualTo(1);
    }

    private static Map<String, String> call(String type) {
        return Map.of(
                "bizibleId", "dde5687119cc4928fbf94393ed9f5c35",
                "touchpointType", type,
                "touchpointPosition", "LC, Form",
                "touchpointSource", "Google AdWords",
                "marketingChannelPath", "Paid Search.AdWords",
                "callMatch", "MERGED",
                "sessionStart", "2026-03-02T11:59:00.000Z",
                "callDate", "2026-03-02T11:59:24.500Z");
    }
}
