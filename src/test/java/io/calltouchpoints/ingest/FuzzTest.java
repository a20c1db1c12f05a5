package io.calltouchpoints.ingest;

import static io.calltouchpoints.ingest.Given.arrivals;
import static io.calltouchpoints.ingest.Given.bytes;
import static io.calltouchpoints.ingest.Given.origin;
import static io.calltouchpoints.ingest.Given.rules;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever bytes a record holds, it is read or refused with a reason; nothing is thrown. */
class FuzzTest {

    private static final int ROUNDS = 30_000;

    private static final List<byte[]> WEB_EVENTS = List.of(
            bytes("{'bizibleId':'dde5687119cc4928fbf94393ed9f5c35','eventType':'page_view',"
                    + "'timestamp':'2016-12-08T20:17:00.000Z','url':'http://info.example.com/demo?gclid=1',"
                    + "'referrer':'https://www.google.com/','geo':{'city':'Zürich','region':'ZH','country':'CH'}}"),
            bytes("{'bizibleId':7,'eventType':'web_chat','timestamp':1481228220000.5,'userAgent':'\\ud83d\\ude00',"
                    + "'more':[1,-2.5e10,true,null,{'x':[[]]}]}"));

    private static final List<byte[]> TASKS = List.of(
            bytes("{'schema':'Qm3','event':{'replayId':1305991},'payload':{'ChangeEventHeader':{'entityName':'Task',"
                    + "'recordIds':['00T5e00001AbCdEEAV'],'changeType':'UPDATE','changedFields':['Type','0x10'],"
                    + "'nulledFields':['Type'],'diffFields':[],'sequenceNumber':1,'commitTimestamp':1481228512000},"
                    + "'Type':null,'bizible2__BizibleId__c':'dde5','CreatedDate':'2016-12-08T20:20:52.000+0000'}}"),
            bytes("{'type':'RECORD','stream':'Task','record':{'Id':'00T5e00001AbCdE','IsDeleted':false,"
                    + "'CallDurationInSeconds':107.0,'CreatedDate':'2016-12-08T12:20-08','SystemModstamp':1481228512000,"
                    + "'bizible2__BizibleId__c':'ÄÖ'}}"),
            bytes("{'data':{'sobject':{'Id':'00T*','attributes':{'type':'Task'}},'event':{'type':'deleted'}}}"));

    @Test
    void webEvents() {
        WebEventReader reader = new WebEventReader(rules(), arrivals());
        Random random = new Random(20161208);
        int read = 0;
        for (int i = 0; i < ROUNDS; i++) {
            Incoming<VisitorEvent> incoming = reader.read(mutated(WEB_EVENTS, random), origin());
            read += check(incoming) ? 1 : 0;
        }
        assertThat(read).isBetween(ROUNDS / 20, ROUNDS * 19 / 20);
    }

    @Test
    void tasks() {
        TaskReader reader = new TaskReader(rules());
        TaskImage image = new TaskImage();
        Random random = new Random(20161209);
        int read = 0;
        for (int i = 0; i < ROUNDS; i++) {
            for (Incoming<TaskChange> incoming : reader.read(mutated(TASKS, random), origin())) {
                if (check(incoming)) {
                    read++;
                    image.apply(incoming.value(), rules());
                }
            }
        }
        assertThat(read).isBetween(ROUNDS / 20, ROUNDS * 19 / 20);
    }

    @Test
    void keysOfTombstones() {
        TaskReader reader = new TaskReader(rules());
        List<byte[]> keys = List.of(
                bytes("00T5e00001AbCdEEAV"), bytes("'00T5e00001AbCdE'"), bytes("{'payload':{'Id':'00T5e00001AbCdE'}}"));
        Random random = new Random(20161210);
        for (int i = 0; i < ROUNDS; i++) {
            reader.read(null, new Origin("topic", 0, 0L, Given.NOW, mutated(keys, random)))
                    .forEach(FuzzTest::check);
        }
    }

    /** @return whether it was read */
    private static boolean check(Incoming<?> incoming) {
        assertThat(incoming.value() == null).isNotEqualTo(incoming.rejection() == null);
        if (incoming.rejection() != null) {
            assertThat(incoming.rejection().detail()).isNotBlank();
        }
        return incoming.value() != null;
    }

    /** One of the records with a few bytes changed, cut out, repeated, or swapped for those that mean something in JSON. */
    private static byte[] mutated(List<byte[]> records, Random random) {
        byte[] record = records.get(random.nextInt(records.size())).clone();
        for (int i = random.nextInt(4); i >= 0 && record.length > 1; i--) {
            int at = random.nextInt(record.length);
            int other = random.nextInt(record.length);
            switch (random.nextInt(6)) {
                case 0 -> record[at] = (byte) random.nextInt(256);
                case 1 -> record[at] = (byte) "{}[]\",:0-e.\\ntu".charAt(random.nextInt(15));
                case 2 -> record[at] = record[other];
                case 3 -> record = Arrays.copyOf(record, at + 1);
                case 4 -> record = without(record, at, Math.min(record.length, at + 1 + random.nextInt(12)));
                default -> record[at] = (byte) (record[at] ^ (1 << random.nextInt(8)));
            }
        }
        return record;
    }

    private static byte[] without(byte[] record, int from, int to) {
        List<Byte> rest = new ArrayList<>();
        for (int i = 0; i < record.length; i++) {
            if (i < from || i >= to) {
                rest.add(record[i]);
            }
        }
        byte[] bytes = new byte[rest.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = rest.get(i);
        }
        return bytes;
    }
}
