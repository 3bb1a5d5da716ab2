package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	_ "modernc.org/sqlite" // the driver FerretDB uses
)

const pollEvery = 50 * time.Millisecond

// FerretDB's own unique index is on _ferretdb_sjson->"_id" while its queries say _ferretdb_sjson->'$._id', so SQLite scans
// the table. These are the tables that still lack an index on the expression the queries use.
const tablesWithoutLookup = `
SELECT name FROM sqlite_master AS t
WHERE t.type = 'table' AND t.sql LIKE '%\_ferretdb\_sjson%' ESCAPE '\'
AND NOT EXISTS (SELECT 1 FROM sqlite_master AS i WHERE i.type = 'index' AND i.name = t.name || '__lookup')`

// stamp tells whether a database was written since it was last looked at.
type stamp struct {
	file    os.FileInfo
	size    int64
	changed time.Time
}

// keepLookupIndexes adds the lookup index to every table of every database in dir, soon after the table appears, until
// ctx ends.
//
// A database is opened only when its files changed and closed at once: FerretDB drops a database by closing it and
// unlinking its file, and must then be the last one to have held it.
func keepLookupIndexes(ctx context.Context, dir string, logger *slog.Logger) {
	seen := map[string]stamp{}
	tick := time.NewTicker(pollEvery)
	defer tick.Stop()
	for {
		files, _ := filepath.Glob(filepath.Join(dir, "*.sqlite")) // fails only on a bad pattern
		for _, file := range files {
			now, err := stampOf(file)
			if err != nil || now.equal(seen[file]) {
				continue
			}
			if err := addLookupIndexes(ctx, file); err != nil {
				if ctx.Err() == nil {
					logger.Warn("lookup index not added yet", "file", filepath.Base(file), "error", err)
				}
				continue
			}
			seen[file] = now
			removeOrphanedLog(file)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

func (s stamp) equal(other stamp) bool {
	return other.file != nil && os.SameFile(s.file, other.file) && s.size == other.size && s.changed.Equal(other.changed)
}

// stampOf looks at the write-ahead log where there is one: a commit goes there first.
func stampOf(file string) (stamp, error) {
	main, err := os.Stat(file)
	if err != nil {
		return stamp{}, err
	}
	log, err := os.Stat(file + "-wal")
	if errors.Is(err, fs.ErrNotExist) {
		log = main
	} else if err != nil {
		return stamp{}, err
	}
	return stamp{file: main, size: log.Size(), changed: log.ModTime()}, nil
}

func addLookupIndexes(ctx context.Context, file string) error {
	// mode=rw: never create a file that FerretDB has just dropped.
	db, err := sql.Open("sqlite", "file:"+file+"?mode=rw&_pragma=busy_timeout(10000)")
	if err != nil {
		return err
	}
	defer db.Close()
	tables, err := names(ctx, db, tablesWithoutLookup)
	if err != nil {
		return err
	}
	for _, table := range tables {
		statement := fmt.Sprintf(
			`CREATE INDEX IF NOT EXISTS %s ON %s (_ferretdb_sjson->'$._id')`, quoted(table+"__lookup"), quoted(table))
		if _, err := db.ExecContext(ctx, statement); err != nil {
			return fmt.Errorf("%s: %w", table, err)
		}
	}
	return nil
}

func names(ctx context.Context, db *sql.DB, query string) ([]string, error) {
	rows, err := db.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		found = append(found, name)
	}
	return found, rows.Err()
}

// removeOrphanedLog takes away the write-ahead log of a database that was dropped while we held it open: SQLite keeps it
// then, and a later database of the same name must not find it.
func removeOrphanedLog(file string) {
	if _, err := os.Stat(file); !errors.Is(err, fs.ErrNotExist) {
		return
	}
	for _, suffix := range []string{"-wal", "-shm"} {
		_ = os.Remove(file + suffix) // gone already is as good
	}
}

func quoted(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }
