// Command document-store speaks MongoDB's wire protocol and keeps its documents in SQLite: FerretDB 1.24 embedded, with
// the one index its reads by _id need (see lookup.go).
package main

import (
	"context"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"github.com/FerretDB/FerretDB/ferretdb"
)

// In WAL mode synchronous(normal) survives a crash of the process; a power cut may lose the last commits but never
// corrupts the file. The local Kafka node gives the same promise, so a stricter one here would buy nothing.
const pragmas = "?_pragma=busy_timeout(10000)&_pragma=journal_mode(wal)&_pragma=synchronous(%s)"

func main() {
	listen := flag.String("listen", "127.0.0.1:27017", "address to listen on")
	dir := flag.String("dir", "", "folder of the SQLite files")
	synchronous := flag.String("synchronous", "normal", "SQLite's synchronous pragma: normal or full")
	flag.Parse()
	if err := run(*listen, *dir, *synchronous); err != nil {
		fmt.Fprintln(os.Stderr, "document-store:", err)
		os.Exit(1)
	}
}

func run(listen, dir, synchronous string) error {
	if dir == "" {
		return fmt.Errorf("-dir is missing")
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()

	logger := slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	store, err := ferretdb.New(&ferretdb.Config{
		Listener:  ferretdb.ListenerConfig{TCP: listen},
		Logger:    logger,
		Handler:   "sqlite",
		SQLiteURL: "file:" + dir + "/" + fmt.Sprintf(pragmas, synchronous),
	})
	if err != nil {
		return err
	}

	indexing := make(chan struct{})
	go func() {
		defer close(indexing)
		keepLookupIndexes(ctx, dir, logger)
	}()
	err = store.Run(ctx)
	<-indexing
	return err
}
