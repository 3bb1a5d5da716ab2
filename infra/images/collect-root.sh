#!/bin/sh
# Copies Node with the libraries it is linked to into $1, at the paths they have here, whatever the base image is.
set -eu
root=$1
node=$(command -v node)
mkdir -p "$root/usr/local/bin" "$root/etc" "$root/tmp" "$root/app"
chmod 1777 "$root/tmp"
cp -L "$node" "$root/usr/local/bin/node"
ldd "$node" | grep -o '/[^ ]*' | while read -r library; do
  mkdir -p "$root$(dirname "$library")"
  cp -L "$library" "$root$library"
done
printf 'node:x:1000:1000::/tmp:/sbin/nologin\n' >"$root/etc/passwd"
printf 'node:x:1000:\n' >"$root/etc/group"
printf 'hosts: files dns\n' >"$root/etc/nsswitch.conf"
for file in /etc/ssl/certs/ca-certificates.crt /etc/os-release; do
  [ -f "$file" ] || continue
  mkdir -p "$root$(dirname "$file")"
  cp -L "$file" "$root$file"
done
# What came from the distribution, for the image's bill of materials: name, version, one a line.
if command -v dpkg-query >/dev/null; then
  ldd "$node" | grep -o '/[^ ]*' | while read -r library; do
    # dpkg knows a library by the path it was installed to, which may be a link away from the linker's.
    dpkg-query -S "$library" "$(readlink -f "$library")" "/usr$library" 2>/dev/null | head -1 | cut -d: -f1
  done | sort -u | xargs -r dpkg-query -W -f '${source:Package} ${source:Version}\n' | sort -u >"$root/etc/system-packages"
fi
