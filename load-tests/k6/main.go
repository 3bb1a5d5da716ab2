// The k6 of the mesh's load tests: k6 as it is, and the module k6/x/chainnet-kafka.
package main

import (
	"log"
	"os"

	"chainnet/load-tests/k6/kafkaload"
	"go.k6.io/k6/cmd"
)

func main() {
	// Every module a script may import is built in; k6 must not go to the network to look for others.
	if err := os.Setenv("K6_AUTO_EXTENSION_RESOLUTION", "false"); err != nil {
		log.Fatal(err)
	}
	kafkaload.Register()
	cmd.Execute()
}
