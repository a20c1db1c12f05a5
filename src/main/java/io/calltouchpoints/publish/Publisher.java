package io.calltouchpoints.publish;

import io.calltouchpoints.attribution.VisitDescription;
import io.calltouchpoints.journey.Call;
import io.calltouchpoints.journey.EventType;
import io.calltouchpoints.journey.Form;
import io.calltouchpoints.journey.Touchpoint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a touchpoint is named to those who read it: type, position, medium. */
public final class Publisher {

    private Publisher() {}

    /** A call whose Type is still blank looks like a visit, as in Marketo Measure. */
    public static String type(Touchpoint touchpoint) {
        Call call = touchpoint.call();
        Form form = touchpoint.form();
        if (call != null) {
            String type = call.type();
            return type == null ? "Web Visit" : type;
        }
        if (form == null) {
            return "Web Visit";
        }
        return form.type() == EventType.WEB_CHAT ? "Web Chat" : "Web Form";
    }

    /** A call carries {@code Form} as a form does. */
    public static String position(Touchpoint touchpoint) {
        List<String> words = new ArrayList<>(3);
        if (touchpoint.firstTouch()) {
            words.add("FT");
        }
        if (touchpoint.conversion()) {
            words.add(touchpoint.leadCreation() ? "LC" : "PostLC");
            words.add("Form");
        }
        return String.join(", ", words);
    }

    public static @Nullable String medium(Touchpoint touchpoint, VisitDescription visit, CallMedium callMedium) {
        Call call = touchpoint.call();
        boolean fromSession = call == null || (callMedium == CallMedium.WEB && !standalone(touchpoint));
        String taskType = call == null ? null : call.type();
        return fromSession || taskType == null ? visit.medium() : taskType;
    }

    private static boolean standalone(Touchpoint touchpoint) {
        return touchpoint.id().sessionStart() == null;
    }
}
