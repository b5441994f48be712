# A Java runtime with our jars, and nothing that builds. Make the jars first: mvn -DskipTests package.
FROM eclipse-temurin:25-jre

# The base image has its own user 1000.
RUN groupadd --system --gid 10001 loyalty \
 && useradd --system --uid 10001 --gid loyalty --no-create-home --home-dir /var/lib/loyalty --shell /usr/sbin/nologin loyalty \
 && install --directory --owner loyalty --group loyalty /var/lib/loyalty

# What changes least comes first, so that a new version moves two megabytes.
COPY target/lib /opt/loyalty/lib
COPY docker/healthy /opt/loyalty/
COPY target/loyalty-streams-*.jar /opt/loyalty/

# Inside a container its own loopback is nobody's; members are still shown only to who sends a token.
# RocksDB unpacks its library under one name here, so that a killed instance leaves nothing behind.
ENV LOYALTY_HTTP_BIND=0.0.0.0 \
    LOYALTY_STATE_DIR=/var/lib/loyalty \
    ROCKSDB_SHAREDLIB_DIR=/tmp

# By number: Kubernetes can tell only then that it is not root.
USER 10001:10001
VOLUME ["/var/lib/loyalty"]
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 CMD ["/opt/loyalty/healthy", "8080", "/health/live"]

# The list form makes Java the first process, which SIGTERM reaches. Half of the memory is left to the stores, which are not on
# the heap. JDK_JAVA_OPTIONS adds to these options.
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", \
    "-XX:+UseParallelGC", "-XX:MaxRAMPercentage=50", "-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData", \
    "-cp", "/opt/loyalty/*:/opt/loyalty/lib/*", "io.loyaltystreams.Main"]
CMD ["run", "--config", "/etc/loyalty/loyalty.yaml"]
