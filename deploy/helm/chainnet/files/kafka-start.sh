# Completes the configuration with what only this pod knows, formats new storage, and becomes the broker. Needs of the
# image: sh, java on PATH, Kafka's jars in /opt/kafka/libs.
set -eu
number=${HOSTNAME##*-}
address="$HOSTNAME.$BROKERS_DOMAIN"
properties=/tmp/server.properties
plain="org.apache.kafka.common.security.plain.PlainLoginModule required username=\"admin\" password=\"$KAFKA_ADMIN_PASSWORD\" user_admin=\"$KAFKA_ADMIN_PASSWORD\";"
listeners="OAUTH://:9092,ADMIN://:9093,CONTROLLER://:9094"
advertised="OAUTH://$address:9092,ADMIN://$address:9093"
if [ -n "${EXTERNAL_HOST:-}" ]; then
  listeners="$listeners,EXTERNAL://:9095"
  advertised="$advertised,EXTERNAL://$EXTERNAL_HOST:$((EXTERNAL_PORT + number))"
fi
umask 077
cp /etc/kafka/server.properties "$properties"
cat >> "$properties" <<PROPERTIES
node.id=$number
listeners=$listeners
advertised.listeners=$advertised
listener.name.admin.plain.sasl.jaas.config=$plain
listener.name.controller.plain.sasl.jaas.config=$plain
PROPERTIES
java -Xmx256m -Dlog4j2.configurationFile=/etc/kafka/log4j2.properties -cp '/opt/kafka/libs/*' \
  kafka.tools.StorageTool format --ignore-formatted --cluster-id "$CLUSTER_ID" --config "$properties"
exec java "-Xms$HEAP" "-Xmx$HEAP" -XX:+ExitOnOutOfMemoryError -Djava.awt.headless=true \
  "-Dorg.apache.kafka.sasl.oauthbearer.allowed.urls=$JWKS_URL" -Dlog4j2.configurationFile=/etc/kafka/log4j2.properties \
  -cp '/opt/kafka/libs/*' kafka.Kafka "$properties"
