#!/bin/sh
# Brings the bundle's images to where a cluster without internet finds them. Run in the unpacked bundle:
#   ./load.sh docker                        into this machine's Docker
#   ./load.sh registry HOST[:PORT][/PATH]   through this machine's Docker into a registry of yours
#   ./load.sh containerd                    into the containerd of this node (run it on every node, as root)
#   ./load.sh kind NAME                     into the nodes of a kind cluster
# It first holds every file against SHA256SUMS.
set -eu
cd "$(dirname "$0")"
usage() { sed -n '2,7s/^# \{0,1\}//p' "$0" >&2; exit 2; }
[ $# -ge 1 ] || usage
sha256sum --quiet -c SHA256SUMS
case "$1" in
  docker) docker load -q -i images.tar ;;
  registry)
    [ $# -eq 2 ] || usage
    docker load -q -i images.tar
    : >values-digests.yaml
    cut -f1 images.txt | while read -r image; do
      docker tag "$image" "$2/$image"
      docker push -q "$2/$image"
      digest=$(docker image inspect -f '{{range .RepoDigests}}{{println .}}{{end}}' "$2/$image" | grep "^$2/" | head -1)
      name=${image#*/}
      case "${name%%:*}" in
        kafka | keycloak | operations) place="${name%%:*}: {image: {digest: ${digest#*@}}}" ;;
        document-store) place="documentStore: {image: {digest: ${digest#*@}}}" ;;
        *) place="services: {${name%%:*}: {image: {digest: ${digest#*@}}}}" ;;
      esac
      echo "$place" >>values-digests.yaml
    done
    # One `services` key for all of them, as YAML wants it.
    { grep -v '^services:' values-digests.yaml; echo 'services:'; sed -n 's/^services: {\(.*\)}$/  \1/p' values-digests.yaml; } >values-digests.new
    mv values-digests.new values-digests.yaml
    echo "install with: -f values-digests.yaml --set global.imageRegistry=$2" ;;
  containerd) ctr -n k8s.io images import images.tar ;;
  kind)
    [ $# -eq 2 ] || usage
    kind load image-archive images.tar --name "$2" ;;
  *) usage ;;
esac
