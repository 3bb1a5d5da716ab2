package main

import (
	"fmt"
	"strings"

	"github.com/transparency-dev/merkle/proof"
	"github.com/transparency-dev/merkle/rfc6962"
	"golang.org/x/mod/sumdb/tlog"
)

func hashesOf(list [][]byte) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, len(list))
	for i, h := range list {
		if len(h) != tlog.HashSize {
			return nil, fmt.Errorf("hash %d has %d bytes", i, len(h))
		}
		copy(out[i][:], h)
	}
	return out, nil
}

// checkInclusion asks two libraries; they must agree, so that one bug cannot hide.
func checkInclusion(tree tlog.Tree, in inclusion, leaf []byte) error {
	path, err := hashesOf(in.Path)
	if err != nil {
		return err
	}
	hash := tlog.RecordHash(leaf)
	first := tlog.CheckRecord(path, tree.N, tree.Hash, in.Index, hash)
	second := proof.VerifyInclusion(rfc6962.DefaultHasher, uint64(in.Index), uint64(tree.N), hash[:], in.Path, tree.Hash[:])
	return agree(first, second)
}

func checkConsistency(c consistency) error {
	hashes, err := hashesOf(c.Proof)
	if err != nil {
		return err
	}
	roots, err := hashesOf([][]byte{c.OldRoot, c.NewRoot})
	if err != nil {
		return err
	}
	first := tlog.CheckTree(hashes, c.NewSize, roots[1], c.OldSize, roots[0])
	second := proof.VerifyConsistency(rfc6962.DefaultHasher, uint64(c.OldSize), uint64(c.NewSize), c.Proof, c.OldRoot, c.NewRoot)
	return agree(first, second)
}

func agree(first, second error) error {
	if (first == nil) != (second == nil) {
		return fmt.Errorf("the libraries disagree: x/mod says %v, transparency-dev says %v", first, second)
	}
	return first
}

// tiles serves our tiles to x/mod, which authenticates each against the root before it uses one.
type tiles map[string][]byte

func (t tiles) Height() int                         { return 8 }
func (t tiles) SaveTiles(_ []tlog.Tile, _ [][]byte) {}

func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	out := make([][]byte, len(wanted))
	for i, tile := range wanted {
		// x/mod has the tile height in its paths; C2SP tlog-tiles fixes it at 8 and leaves it out.
		path := "tile/" + strings.TrimPrefix(tile.Path(), "tile/8/")
		data, ok := t[path]
		if !ok {
			return nil, fmt.Errorf("no tile %s", path)
		}
		out[i] = data
	}
	return out, nil
}

// checkTiles lets x/mod build a proof from our tiles and compares it with ours.
func checkTiles(tree tlog.Tree, served tiles, in inclusion) error {
	path, err := tlog.ProveRecord(tree.N, in.Index, tlog.TileHashReader(tree, served))
	if err != nil {
		return err
	}
	ours, err := hashesOf(in.Path)
	if err != nil {
		return err
	}
	if len(path) != len(ours) {
		return fmt.Errorf("leaf %d: %d hashes from tiles, %d in the proof", in.Index, len(path), len(ours))
	}
	for i := range path {
		if path[i] != ours[i] {
			return fmt.Errorf("leaf %d: hash %d differs", in.Index, i)
		}
	}
	return nil
}
