#!/bin/sh
# kafka-run-class.sh CLASS ARGS: Java with Kafka's jars and the variables that upstream's script knows.
exec java ${KAFKA_HEAP_OPTS:--Xmx512m} ${KAFKA_JVM_PERFORMANCE_OPTS:-} \
  ${KAFKA_LOG4J_OPTS:--Dlog4j2.configurationFile=/opt/kafka/config/log4j2.properties} ${KAFKA_OPTS:-} -cp '/opt/kafka/libs/*' "$@"
