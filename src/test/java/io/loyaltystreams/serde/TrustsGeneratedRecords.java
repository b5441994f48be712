package io.loyaltystreams.serde;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Tests may build records before they make a serde; the program never does. */
public final class TrustsGeneratedRecords implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        TrustedRecords.trust();
    }
}
