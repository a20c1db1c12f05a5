package io.calltouchpoints.journey;

/** What a visitor did on the site; at equal times events fold in this order. */
public enum EventType {
    PAGE_VIEW,
    FORM_SUBMIT,
    WEB_CHAT
}
