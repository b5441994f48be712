package io.loyaltystreams.outbox;

/** Whether what others get to read may hold a person's e-mail address, name and date of birth. */
public enum PersonalData {
    LEFT_OUT,
    TOLD
}
