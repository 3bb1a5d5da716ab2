#!/bin/sh
# Leaves a Java base image without package managers and set-user-id programs; /opt/java leads to its Java, /etc/system-packages
# names what is installed.
set -eu
java=$(readlink -f "$(command -v java || echo "$JAVA_HOME/bin/java")")
home=${java%/bin/java}
[ -e /opt/java/bin/java ] || { rm -rf /opt/java; ln -s "$home" /opt/java; }
if command -v dpkg-query >/dev/null; then dpkg-query -W -f '${source:Package} ${source:Version}\n' | sort -u >/etc/system-packages; fi
find / -xdev -perm /6000 -type f -exec chmod a-s {} +
rm -rf /usr/bin/apt* /usr/bin/dpkg* /usr/sbin/dpkg* /usr/lib/apt /usr/lib/dpkg /var/lib/apt /var/lib/dpkg /var/cache/* /etc/apt /etc/dpkg \
  /sbin/apk /lib/apk /usr/bin/rpm /usr/bin/dnf /usr/bin/microdnf /usr/bin/yum /var/lib/rpm /usr/share/doc /usr/share/man /strip-system.sh
