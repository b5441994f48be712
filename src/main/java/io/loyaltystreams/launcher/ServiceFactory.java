package io.loyaltystreams.launcher;

import io.loyaltystreams.config.Config;
import java.util.Set;

/** Makes a service that has not started. */
@FunctionalInterface
public interface ServiceFactory {

    Service create(Config config, Set<Role> roles);
}
